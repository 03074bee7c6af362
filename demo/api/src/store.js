import { setTimeout as delay } from "node:timers/promises";
import { openPostgres } from "./postgres.js";

/** Where links are kept: the database, or memory when there is none to reach. */
export async function openStore(env, { attempts = 5, pause = 1000 } = {}) {
  if (!env.DATABASE_HOST) return memoryStore();
  for (let attempt = 1; attempt <= attempts; attempt++) {
    try {
      return await databaseStore(
        await openPostgres({
          host: env.DATABASE_HOST,
          port: Number(env.DATABASE_PORT ?? 5432),
          user: env.POSTGRES_USER,
          password: env.POSTGRES_PASSWORD,
          database: env.POSTGRES_DB,
        }),
      );
    } catch (error) {
      console.warn(`database, attempt ${attempt} of ${attempts}: ${error.message}`);
      if (attempt < attempts) await delay(pause);
    }
  }
  console.warn("no database: links are kept in memory until this process ends");
  return memoryStore();
}

export function memoryStore() {
  const links = [];
  return {
    kind: "memory",
    list: async () => links.map((link) => ({ ...link })),
    add: async (address) => {
      const link = { id: links.length + 1, address };
      links.push(link);
      return { ...link };
    },
    setStatus: async (id, status) => {
      const link = links.find((candidate) => candidate.id === id);
      if (link) link.status = status;
    },
  };
}

async function databaseStore(database) {
  await database.query(
    "create table if not exists links (id serial primary key, address text not null, status int)",
  );
  return {
    kind: "database",
    list: async () => (await database.query("select * from links order by id")).map(toLink),
    add: async (address) => {
      const rows = await database.query("insert into links (address) values ($1) returning *", [
        address,
      ]);
      return toLink(rows[0]);
    },
    setStatus: async (id, status) => {
      await database.query("update links set status = $2::int where id = $1::int", [id, status]);
    },
  };
}

function toLink({ id, address, status }) {
  return { id: Number(id), address, ...(status === null ? {} : { status: Number(status) }) };
}
