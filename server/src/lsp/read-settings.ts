import { type ConfigurationLayer, layerFromSetting } from "../lint/configuration.ts";
import type { ForecastSettings } from "./forecast-service.ts";

/** What the server reads of the user's settings, checked. */
export interface ServerSettings {
  readonly forecast: ForecastSettings;
  readonly lint: LintSettings;
  /** The engine's address, as DOCKER_HOST has it; empty where nothing is set. */
  readonly engineHost: string;
}

export interface LintSettings {
  readonly enabled: boolean;
  /** Lies above what configuration files say. */
  readonly layer: ConfigurationLayer;
}

/** @param value The client's `strata` section, or nothing. */
export function readSettings(value: unknown): ServerSettings {
  const { forecast, lint, engine } = record(value);
  const { host } = record(engine);
  const { enable, hover, against } = record(forecast);
  return {
    lint: {
      enabled: record(lint)["enable"] !== false,
      layer: layerFromSetting(record(lint)["rules"]),
    },
    forecast: {
      enabled: enable !== false,
      hover: hover !== false,
      against: typeof against === "string" ? against : "last",
    },
    engineHost: typeof host === "string" ? host.trim() : "",
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null
    ? (value as Readonly<Record<string, unknown>>)
    : {};
}
