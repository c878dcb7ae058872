/** Names and addresses that no other journey uses, and the people of the demonstration. */

/** The password of everybody in the demonstration, and of people who choose one in a journey. */
export const PASSWORD = "samen klinkt het beter";

/** The people to sign in as. */
export const HENK = "henk@klant.example";
/** A customer who reads English. */
export const EMILY = "emily@klant.example";
/** A customer who has a seat in the coming session. */
export const FATIMA = "fatima@klant.example";
/** A customer who had a seat in the past session. */
export const DENNIS = "dennis@klant.example";
/** Another customer who had one, and has given no feedback. */
export const ANNEKE = "anneke@klant.example";
/** A customer who asked something without a round. */
export const MEHMET = "mehmet@klant.example";
export const OWNER = "marijke@warmte.example";
/** A project owner who is the secretary of the sessions. */
export const SECRETARY = "nadia@warmte.example";
export const CONSCIENCE = "saskia@warmte.example";
/** Somebody who works here without any of the other roles. */
export const COLLEAGUE = "karim@warmte.example";
export const BOARD = "tom@warmte.example";
export const ADMINISTRATOR = "ruben@warmte.example";

let made = 0;

/** A name that was not used before on the portal of this worker. */
export function own(name: string): string {
  made += 1;
  return `${name} ${made}`;
}

/** The address of somebody with that name. */
export function addressOf(name: string): string {
  return `${name.toLowerCase().replaceAll(" ", ".")}@klant.example`;
}

/** The day this many days from now, in the form of a date field. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
