// SPDX-License-Identifier: GPL-3.0-or-later
// A small real application: Better Auth makes its tables and signs people up, so that schema and values are its own.
//
//   node app.mjs --database sqlite:/path|postgres://…|mysql://… --people FILE.json
//   node app.mjs --database … --serve
//
// The file holds a list of people: {"email", "name", "password"} signs up by e-mail, {"email", "name", "provider",
// "emailVerified"} comes back from an OAuth provider; "verified": true follows the verification link, "link": "github"
// adds an account, and every other member is one of the additional fields. Prints the users' ids by address as JSON.
//
// With --serve it prints "ready" and does what each line says: {"signUp": [PERSON…]} or {"change": [{"email", …}…]}, one
// after the other with "pause" milliseconds between them, or with "atOnce": true all together. For each it prints
// {"email", "id", "at"}, when it was stored, in milliseconds since 1970. Profiles are changed by those who signed up.
import { webcrypto } from "node:crypto";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { setTimeout as pauseFor } from "node:timers/promises";
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

/// How those who signed up by e-mail are signed in, by address.
const cookies = new Map();

async function signUp(auth, context, person) {
    const { email, name, password, provider, emailVerified = false, verified, link, ...fields } = person;
    let user;
    if (provider) {
        const account = { providerId: provider, accountId: `${provider}-${email}` };
        ({ user } = await context.internalAdapter.createOAuthUser({ email, name, emailVerified, ...fields }, account));
    } else {
        const body = { email, name, password, ...fields };
        const { headers, response } = await auth.api.signUpEmail({ body, returnHeaders: true });
        user = response.user;
        cookies.set(email, headers.getSetCookie().map((cookie) => cookie.split(";")[0]).join("; "));
    }
    if (verified)
        await context.internalAdapter.updateUser(user.id, { emailVerified: true });
    if (link)
        await context.internalAdapter.linkAccount({ userId: user.id, providerId: link, accountId: `${link}-${email}` });
    return user.id;
}

async function change(auth, { email, ...fields }) {
    const headers = new Headers({ cookie: cookies.get(email) });
    await auth.api.updateUser({ body: fields, headers });
}

async function doAll(tasks, { atOnce = false, pause = 0 }) {
    if (atOnce) {
        await Promise.all(tasks.map((task) => task()));
        return;
    }
    for (const task of tasks) {
        await task();
        await pauseFor(pause);
    }
}

async function serve(auth, context) {
    const done = (email, id) => console.log(JSON.stringify({ email, id, at: Date.now() }));
    const signingUp = (person) => async () => done(person.email, await signUp(auth, context, person));
    const changing = (profile) => async () => done(profile.email, await change(auth, profile));
    console.log("ready");
    for await (const line of createInterface({ input: process.stdin })) {
        const order = JSON.parse(line);
        await doAll([...(order.signUp ?? []).map(signingUp), ...(order.change ?? []).map(changing)], order);
    }
}

const { values } = parseArgs({
    options: { database: { type: "string" }, people: { type: "string" }, serve: { type: "boolean" } },
});
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
if (values.serve) {
    await serve(auth, context);
} else {
    const ids = {};
    for (const person of JSON.parse(await readFile(values.people, "utf8")))
        ids[person.email] = await signUp(auth, context, person);
    console.log(JSON.stringify(ids));
}
await close();
