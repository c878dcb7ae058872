//! The worker: sends what is in the outbox and does what is due, inside the server.
