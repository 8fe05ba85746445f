// SPDX-License-Identifier: GPL-3.0-or-later
// A small real application: Better Auth makes its tables and signs people up, so that schema and values are its own.
//
//   node app.mjs --database sqlite:/path|postgres://…|mysql://… --people FILE.json
//
// The file holds a list of people: {"email", "name", "password"} signs up by e-mail, {"email", "name", "provider",
// "emailVerified"} comes back from an OAuth provider; "verified": true follows the verification link, "link": "github"
// adds an account, and every other member is one of the additional fields. Prints the users' ids by address as JSON.
import { webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db";

// Node 18, which Debian 12 has, knows it by import only.
globalThis.crypto ??= webcrypto;

const text = { type: "string", required: false };
const additionalFields = {
    locale: text,
    timezone: text,
    phone: text,
    company: text,
    accountTier: text,
    source: text,
    newsletter: { type: "boolean", required: false },
    mtcId: { type: "number", required: false },
    mauticId: { type: "number", required: false },
};

async function open(address) {
    if (address.startsWith("sqlite:")) {
        const { default: Database } = await import("better-sqlite3");
        const database = new Database(address.slice("sqlite:".length));
        return { database, close: () => database.close() };
    }
    const url = new URL(address);
    if (address.startsWith("postgres")) {
        const { default: pg } = await import("pg");
        const database = new pg.Pool({
            host: url.searchParams.get("host") ?? url.hostname,
            database: url.pathname.slice(1),
            user: url.username,
        });
        return { database, close: () => database.end() };
    }
    const { createPool } = await import("mysql2/promise");
    const database = createPool({
        socketPath: url.searchParams.get("socket"),
        database: url.pathname.slice(1),
        user: url.username,
    });
    return { database, close: () => database.end() };
}

async function signUp(auth, context, person) {
    const { email, name, password, provider, emailVerified = false, verified, link, ...fields } = person;
    let user;
    if (provider) {
        const account = { providerId: provider, accountId: `${provider}-${email}` };
        ({ user } = await context.internalAdapter.createOAuthUser({ email, name, emailVerified, ...fields }, account));
    } else {
        ({ user } = await auth.api.signUpEmail({ body: { email, name, password, ...fields } }));
    }
    if (verified)
        await context.internalAdapter.updateUser(user.id, { emailVerified: true });
    if (link)
        await context.internalAdapter.linkAccount({ userId: user.id, providerId: link, accountId: `${link}-${email}` });
    return user.id;
}

const { values } = parseArgs({ options: { database: { type: "string" }, people: { type: "string" } } });
const { database, close } = await open(values.database);
const options = {
    database,
    secret: "only for tests, never for anything else",
    baseURL: "http://localhost:3000",
    emailAndPassword: { enabled: true },
    user: { additionalFields },
    telemetry: { enabled: false },
};
const { runMigrations } = await getMigrations(options);
await runMigrations();
const auth = betterAuth(options);
const context = await auth.$context;
const ids = {};
for (const person of JSON.parse(await readFile(values.people, "utf8")))
    ids[person.email] = await signUp(auth, context, person);
console.log(JSON.stringify(ids));
await close();
