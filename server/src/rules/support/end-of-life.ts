/**
 * Versions of images (an empty one stands for all) that get no more fixes, as the projects announced it: those whose end lay
 * before 2026-01-01, when the table was made. Longer support that has to be paid for is not counted.
 *
 * @see https://endoflife.date
 */
const TABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  adoptopenjdk: { "": "2021-08-01" },
  alpine: {
    "3.5": "2018-11-01",
    "3.6": "2019-05-01",
    "3.7": "2019-11-01",
    "3.8": "2020-05-01",
    "3.9": "2020-11-01",
    "3.10": "2021-05-01",
    "3.11": "2021-11-01",
    "3.12": "2022-05-01",
    "3.13": "2022-11-01",
    "3.14": "2023-05-01",
    "3.15": "2023-11-01",
    "3.16": "2024-05-23",
    "3.17": "2024-11-22",
    "3.18": "2025-05-09",
    "3.19": "2025-11-01",
  },
  centos: { "6": "2020-11-30", "7": "2024-06-30", "8": "2021-12-31" },
  debian: {
    "7": "2018-05-31",
    wheezy: "2018-05-31",
    "8": "2020-06-30",
    jessie: "2020-06-30",
    "9": "2022-06-30",
    stretch: "2022-06-30",
    "10": "2024-06-30",
    buster: "2024-06-30",
  },
  fedora: {
    "36": "2023-05-16",
    "37": "2023-12-05",
    "38": "2024-05-21",
    "39": "2024-11-26",
    "40": "2025-05-13",
  },
  golang: {
    "1.13": "2020-08-11",
    "1.14": "2021-02-16",
    "1.15": "2021-08-16",
    "1.16": "2022-03-15",
    "1.17": "2022-08-02",
    "1.18": "2023-02-01",
    "1.19": "2023-08-08",
    "1.20": "2024-02-06",
    "1.21": "2024-08-13",
    "1.22": "2025-02-11",
    "1.23": "2025-08-12",
  },
  java: { "": "2016-12-31" },
  mariadb: { "10.3": "2023-05-25", "10.4": "2024-06-18", "10.5": "2025-06-24" },
  mongo: {
    "4.0": "2022-04-30",
    "4.2": "2023-04-30",
    "4.4": "2024-02-29",
    "5.0": "2024-10-31",
    "6.0": "2025-07-31",
  },
  mysql: { "5.6": "2021-02-05", "5.7": "2023-10-31" },
  node: {
    "8": "2019-12-31",
    "10": "2021-04-30",
    "11": "2019-06-01",
    "12": "2022-04-30",
    "13": "2020-06-01",
    "14": "2023-04-30",
    "15": "2021-06-01",
    "16": "2023-09-11",
    "17": "2022-06-01",
    "18": "2025-04-30",
    "19": "2023-06-01",
    "21": "2024-06-01",
    "23": "2025-06-01",
  },
  // Docker's images end with July 2022; the versions live on in others, such as eclipse-temurin.
  openjdk: Object.fromEntries(
    ["7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18"].map((version) => [
      version,
      "2022-07-31",
    ]),
  ),
  php: {
    "5": "2018-12-31",
    "7": "2022-11-28",
    "8.0": "2023-11-26",
    "8.1": "2025-12-31",
  },
  postgres: {
    "9": "2021-11-11",
    "10": "2022-11-10",
    "11": "2023-11-09",
    "12": "2024-11-21",
    "13": "2025-11-13",
  },
  python: {
    "2": "2020-01-01",
    "3.4": "2019-03-18",
    "3.5": "2020-09-30",
    "3.6": "2021-12-23",
    "3.7": "2023-06-27",
    "3.8": "2024-10-07",
    "3.9": "2025-10-31",
  },
  ruby: {
    "2": "2023-03-31",
    "3.0": "2024-04-23",
    "3.1": "2025-03-26",
  },
  ubuntu: {
    "14.04": "2019-04-30",
    trusty: "2019-04-30",
    "16.04": "2021-04-30",
    xenial: "2021-04-30",
    "18.04": "2023-05-31",
    bionic: "2023-05-31",
    "20.04": "2025-05-31",
    focal: "2025-05-31",
    "22.10": "2023-07-20",
    kinetic: "2023-07-20",
    "23.04": "2024-01-25",
    lunar: "2024-01-25",
    "23.10": "2024-07-11",
    mantic: "2024-07-11",
    "24.10": "2025-07-10",
    oracular: "2025-07-10",
  },
};

/** .NET's images on Microsoft's registry, by version. */
const DOTNET: Readonly<Record<string, string>> = {
  "2.1": "2021-08-21",
  "2.2": "2019-12-23",
  "3.0": "2020-03-03",
  "3.1": "2022-12-13",
  "5.0": "2022-05-10",
  "6.0": "2024-11-12",
  "7.0": "2024-05-14",
};

export interface EndOfLife {
  /** What is not maintained any more, such as `Debian buster` within a tag. */
  readonly part: string;
  /** The day, as 2025-04-30. */
  readonly date: string;
}

/** Whether what an image's tag names got its last fixes; the tag's parts for systems are looked at too. */
export function endOfLife(registry: string, repository: string, tag: string): EndOfLife | null {
  const [version = "", ...parts] = tag.split("-");
  if (registry === "mcr.microsoft.com" && /^dotnet\//.test(repository)) {
    return ended(DOTNET, version, version);
  }
  if (registry !== "docker.io" || !repository.startsWith("library/")) return null;
  const own = TABLE[repository.slice("library/".length)];
  const found = own === undefined ? null : ended(own, version, version);
  return found ?? endOfSystem(parts);
}

function endOfSystem(parts: readonly string[]): EndOfLife | null {
  for (const part of parts) {
    const alpine = /^alpine(\d+\.\d+)$/.exec(part)?.[1];
    const found =
      alpine === undefined
        ? /^[a-z]+$/.test(part)
          ? (ended(TABLE["debian"] ?? {}, part, part) ?? ended(TABLE["ubuntu"] ?? {}, part, part))
          : null
        : ended(TABLE["alpine"] ?? {}, alpine, part);
    if (found !== null) return found;
  }
  return null;
}

/** By the version, or by as much of its front as the table has. */
function ended(
  dates: Readonly<Record<string, string>>,
  version: string,
  part: string,
): EndOfLife | null {
  const numbers = version.split(".");
  for (let count = numbers.length; count >= 0; count -= 1) {
    const key = numbers.slice(0, count).join(".");
    const date = Object.hasOwn(dates, key) ? dates[key] : undefined;
    if (date !== undefined) return { part, date };
  }
  return null;
}
