/** Names and addresses that no other journey uses, and the people of the demonstration. */

/** The password of everybody in the demonstration, and of whoever chooses one in a journey. */
export const PASSWORD = "samen klinkt het beter";

/** Who there is to sign in as. */
export const HENK = "henk@klant.example";
/** A customer who reads English. */
export const EMILY = "emily@klant.example";
/** A customer who has a seat in the session that comes. */
export const FATIMA = "fatima@klant.example";
/** A customer who had a seat in the session that was. */
export const DENNIS = "dennis@klant.example";
/** Another customer who had one, and has not said how it was. */
export const ANNEKE = "anneke@klant.example";
export const OWNER = "marijke@warmte.example";
/** A project owner who is the secretary of the sessions. */
export const SECRETARY = "nadia@warmte.example";
export const CONSCIENCE = "saskia@warmte.example";
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

/** The day this many days from now, as a field for a date takes it. */
export function inDays(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}
