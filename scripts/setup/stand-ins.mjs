/**
 * The images that our own engine gets in place of pulled ones: small file systems around Debian's
 * static busybox, imported under the very tags that the demo and the tests build from. They behave
 * as the real images do for what the demo needs of them, and hold nothing else.
 *
 * @typedef {object} StandIn
 * @property {readonly string[]} tags
 * @property {boolean} node Node 22, npm and npx in /usr/local.
 * @property {Readonly<Record<string, string>>} users Name to numeric id (user and group alike).
 * @property {Readonly<Record<string, string>>} programs Path to shell script.
 * @property {Readonly<Record<string, string>>} files Path to text.
 * @property {readonly string[]} config Dockerfile lines that `docker import --change` understands.
 */

const PATH = "ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

/** Debian's busybox lacks these two; Alpine's has them, and Dockerfiles call them. */
const ACCOUNT_PROGRAMS = {
  "/usr/sbin/addgroup": `#!/bin/sh
# addgroup [-S] [-g GID] GROUP | addgroup USER GROUP
gid=$(wc -l </etc/group); gid=$((gid + 1000))
while getopts Sg: option; do case $option in g) gid=$OPTARG ;; esac; done
shift $((OPTIND - 1))
[ $# -eq 2 ] && exec sed -i "s/^\\($2:.*\\)$/\\1,$1/" /etc/group
grep -q "^$1:" /etc/group && { echo "addgroup: group '$1' in use" >&2; exit 1; }
echo "$1:x:$gid:" >>/etc/group
`,
  "/usr/sbin/adduser": `#!/bin/sh
# adduser [-S] [-D] [-H] [-h HOME] [-s SHELL] [-G GROUP] [-g GECOS] [-u UID] USER
uid=$(wc -l </etc/passwd); uid=$((uid + 1000)); home=; shell=/bin/sh; group=; make_home=1
while getopts SDHh:s:G:g:u: option; do case $option in
  H) make_home= ;; h) home=$OPTARG ;; s) shell=$OPTARG ;; G) group=$OPTARG ;; u) uid=$OPTARG ;;
esac; done
shift $((OPTIND - 1))
grep -q "^$1:" /etc/passwd && { echo "adduser: user '$1' in use" >&2; exit 1; }
[ -n "$group" ] || { group=$1; grep -q "^$1:" /etc/group || echo "$1:x:$uid:" >>/etc/group; }
gid=$(grep "^$group:" /etc/group | cut -d: -f3)
echo "$1:x:$uid:$gid::\${home:-/home/$1}:$shell" >>/etc/passwd
[ -n "$make_home" ] && mkdir -p "\${home:-/home/$1}" && chown "$uid:$gid" "\${home:-/home/$1}"
exit 0
`,
};

/** As pid 1 a program that ignores SIGTERM would make `docker stop` wait ten seconds. */
const NGINX = `#!/bin/sh
trap 'exit 0' TERM INT QUIT
port=$(sed -n 's/^ *listen *\\([0-9]*\\).*/\\1/p' /etc/nginx/conf.d/*.conf 2>/dev/null | head -n 1)
echo "nginx (stand-in) serves /usr/share/nginx/html on port \${port:-80}"
httpd -f -v -p "\${port:-80}" -h /usr/share/nginx/html &
wait
`;

const POSTGRES = `#!/bin/sh
trap 'exit 0' TERM INT QUIT
mkdir -p "$PGDATA" && echo 17 >"$PGDATA/PG_VERSION"
echo "LOG:  starting PostgreSQL (stand-in)"
echo "LOG:  database system is ready to accept connections"
while :; do nc -l -p 5432 </dev/null >/dev/null 2>&1 & wait $!; done
`;

/** @type {readonly StandIn[]} */
export const STAND_INS = [
  {
    tags: ["busybox:1.36", "busybox:latest", "alpine:3.20", "alpine:latest"],
    node: false,
    users: {},
    programs: ACCOUNT_PROGRAMS,
    files: {},
    config: [PATH, `CMD ["/bin/sh"]`],
  },
  {
    tags: ["node:22-alpine"],
    node: true,
    users: { node: "1000" },
    programs: ACCOUNT_PROGRAMS,
    files: {},
    config: [PATH, "ENV NODE_VERSION=22", `CMD ["node"]`],
  },
  {
    tags: ["nginx:1.27-alpine"],
    node: false,
    users: { nginx: "101" },
    programs: { ...ACCOUNT_PROGRAMS, "/usr/sbin/nginx": NGINX },
    files: {
      "/etc/nginx/conf.d/default.conf": "server {\n  listen 80;\n}\n",
      "/usr/share/nginx/html/index.html": "<!doctype html><title>nginx (stand-in)</title>\n",
    },
    config: [PATH, "EXPOSE 80", `CMD ["nginx", "-g", "daemon off;"]`],
  },
  {
    tags: ["postgres:17-alpine"],
    node: false,
    users: { postgres: "70" },
    programs: {
      ...ACCOUNT_PROGRAMS,
      "/usr/local/bin/postgres": POSTGRES,
      "/usr/local/bin/pg_isready": `#!/bin/sh\n[ -e "$PGDATA/PG_VERSION" ] && echo "accepting connections"\n`,
    },
    files: {},
    config: [
      PATH,
      "ENV PGDATA=/var/lib/postgresql/data",
      "VOLUME /var/lib/postgresql/data",
      "EXPOSE 5432",
      `CMD ["postgres"]`,
    ],
  },
];
