import { parseImageReference } from "../../model/image-reference.ts";
import type { EvaluatedStage } from "../../model/evaluate.ts";

/** Variables that Docker's own images set, beyond PATH; the others set none. */
const SET_BY: Readonly<Record<string, RegExp>> = {
  adminer: /^ADMINER_/,
  amazoncorretto: /^(?:LANG|JAVA_HOME)$/,
  buildpack: /^$/,
  caddy: /^(?:CADDY_VERSION|XDG_(?:CONFIG|DATA)_HOME)$/,
  cassandra: /^(?:CASSANDRA_|GOSU_|JAVA_|LANG|GPG_KEYS)/,
  composer: /^COMPOSER_/,
  docker: /^(?:DOCKER_|DIND_COMMIT)/,
  "eclipse-temurin": /^(?:JAVA_|LANG|LANGUAGE|LC_ALL)/,
  elasticsearch: /^(?:ELASTIC_CONTAINER|SHELL)$/,
  elixir: /^(?:ELIXIR_VERSION|OTP_VERSION|REBAR\w*|LANG)$/,
  erlang: /^(?:OTP_VERSION|REBAR\w*|LANG)$/,
  gcc: /^(?:GCC_|GPG_KEYS)/,
  golang: /^(?:GOLANG_VERSION|GOTOOLCHAIN|GOPATH)$/,
  gradle: /^(?:GRADLE_|JAVA_|LANG|LC_ALL|LANGUAGE)/,
  haproxy: /^HAPROXY_/,
  httpd: /^HTTPD_/,
  maven: /^(?:MAVEN_|JAVA_|LANG|LC_ALL|LANGUAGE)/,
  mariadb: /^(?:GOSU_VERSION|LANG|MARIADB_VERSION|GPG_KEYS)$/,
  mongo: /^(?:GOSU_VERSION|MONGO_|JSYAML_|HOME|GLIBC_TUNABLES)/,
  mysql: /^(?:GOSU_VERSION|MYSQL_)/,
  nginx: /^(?:NGINX_VERSION|NJS_\w+|PKG_RELEASE|DYNPKG_RELEASE|ACME_VERSION)$/,
  node: /^(?:NODE_VERSION|YARN_VERSION)$/,
  openjdk: /^(?:JAVA_|LANG)/,
  perl: /^(?:PERL_VERSION|DEBIAN_FRONTEND)$/,
  php: /^(?:PHP_|PHPIZE_DEPS|GPG_KEYS|APACHE_)/,
  postgres: /^(?:GOSU_VERSION|LANG|PG_MAJOR|PG_VERSION|PGDATA|DOCKER_PG_LLVM_DEPS)$/,
  pypy: /^(?:PYPY_VERSION|LANG)$/,
  python: /^(?:PYTHON_|LANG$|GPG_KEY$)/,
  rabbitmq: /^(?:RABBITMQ_|ERLANG_|HOME$|LANG|LC_ALL)/,
  redis: /^(?:REDIS_|GOSU_VERSION)/,
  ruby: /^(?:RUBY_|GEM_HOME|BUNDLE_|LANG$)/,
  rust: /^(?:RUSTUP_HOME|CARGO_HOME|RUST_VERSION)$/,
  swift: /^SWIFT_/,
  tomcat: /^(?:CATALINA_HOME|TOMCAT_|LD_LIBRARY_PATH|JAVA_|LANG|GPG_KEYS)/,
  wordpress: /^(?:PHP_|PHPIZE_DEPS|GPG_KEYS|APACHE_)/,
};

/** May the base image set the variable? `unknown` where nothing is known of the image. */
export function baseMaySet(
  stages: readonly EvaluatedStage[],
  { base }: EvaluatedStage,
  name: string,
): boolean | "unknown" {
  if (name === "PATH") return true;
  if (base.kind === "stage") {
    const parent = stages[base.index];
    return parent === undefined ? "unknown" : baseMaySet(stages, parent, name);
  }
  if (base.kind === "scratch") return false;
  if (base.kind !== "image") return "unknown";
  // Its variables are in the environment already.
  if (base.facts !== null) return false;
  const reference = parseImageReference(base.reference);
  if (reference?.registry !== "docker.io") return "unknown";
  const [namespace, image = ""] = reference.repository.split("/");
  if (namespace !== "library") return "unknown";
  return SET_BY[image]?.test(name) ?? false;
}
