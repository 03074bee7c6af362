/** Long enough for the events of one change; the client library would wait a quarter of a second. */
const TOGETHER_MILLISECONDS = 20;

/** Sends changes on disk to the server, those that come together in one message. */
export class FileEvents<Event> {
  readonly #send: (events: Event[]) => Promise<void>;
  #waiting: Event[] = [];

  constructor(send: (events: Event[]) => Promise<void>) {
    this.#send = send;
  }

  add(event: Event): void {
    this.#waiting.push(event);
    if (this.#waiting.length > 1) return;
    setTimeout(() => {
      const events = this.#waiting;
      this.#waiting = [];
      // A server that is gone looks at the disk when it starts again.
      this.#send(events).catch(() => undefined);
    }, TOGETHER_MILLISECONDS);
  }
}
