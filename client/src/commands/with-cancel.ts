import * as vscode from "vscode";

/** `increment` in percent of the whole, where that is known. */
type Report = (message: string, increment?: number) => void;

type Work<T> = (report: Report, signal: AbortSignal) => Promise<T>;

/** A notification with progress and a button that aborts the signal. */
export async function withCancel<T>(title: string, work: Work<T>): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    const controller = new AbortController();
    token.onCancellationRequested(() => {
      controller.abort();
    });
    let last = "";
    // What comes by the thousand, and says the same, is said once.
    const report: Report = (message, increment = 0) => {
      if (message === last && increment === 0) return;
      last = message;
      progress.report({ message, increment });
    };
    return work(report, controller.signal);
  });
}
