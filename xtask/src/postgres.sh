# A throwaway PostgreSQL on the loopback port $2, with the programs of folder $1; what is written is kept
# through a power cut when $3 is on.
#
# It lives as long as standard input stays open. So it ends, and its files go, however the parent
# ends: done, failed, interrupted or killed.
set -eu
folder=$(mktemp -d "${TMPDIR:-/tmp}/klankbord-postgres-XXXXXX" 2>/dev/null ||
    mktemp -d /tmp/klankbord-postgres-XXXXXX)
trap 'rm -rf "$folder"' EXIT

fail() {
    cat "$folder/log" >&2
    exit 1
}

"$1/initdb" --pgdata="$folder/data" --username=klankbord --auth=trust \
    --encoding=UTF8 --locale=C --no-sync >"$folder/log" 2>&1 || fail

"$1/postgres" -D "$folder/data" -p "$2" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories="$folder" \
    -c max_connections=300 -c fsync="$3" -c synchronous_commit="$3" -c full_page_writes="$3" \
    >>"$folder/log" 2>&1 &
server=$!

tries=0
until "$1/pg_isready" --quiet --host=127.0.0.1 --port="$2"; do
    tries=$((tries + 1))
    if [ "$tries" -gt 300 ] || ! kill -0 "$server" 2>/dev/null; then
        fail
    fi
    sleep 0.1
done
echo ready

while read -r _; do :; done
# "Immediate" shutdown: there is nothing to save.
kill -QUIT "$server"
wait "$server" || true
