/** A realistic Dockerfile of about `lines` lines, without anything random. */
export function sampleDockerfile(lines: number): string {
  const parts: string[] = [];
  for (let stage = 0; parts.join("\n").split("\n").length < lines; stage += 1) {
    parts.push(sampleStage(stage));
  }
  return `${parts.join("\n").split("\n").slice(0, lines).join("\n")}\n`;
}

function sampleStage(stage: number): string {
  return [
    `# Stage ${stage}`,
    `FROM node:22-alpine AS stage${stage}`,
    `ARG VERSION=${stage}`,
    `ENV APP_HOME=/srv/app${stage} \\`,
    `    NODE_ENV=production`,
    "WORKDIR $APP_HOME",
    "COPY package.json package-lock.json ./",
    "RUN --mount=type=cache,target=/root/.npm npm ci",
    "COPY --chown=node:node src/ src/",
    "RUN apt-get update && \\",
    "    # what the build needs",
    "    apt-get install -y --no-install-recommends curl ca-certificates && \\",
    "    rm -rf /var/lib/apt/lists/*",
    "RUN <<EOF",
    "set -e",
    "npm run build",
    "npm test",
    "EOF",
    'LABEL org.opencontainers.image.version="$VERSION"',
    "EXPOSE 3000",
    "USER node",
    "HEALTHCHECK --interval=30s CMD curl -f http://localhost:3000/ || exit 1",
    'CMD ["node", "src/server.js"]',
  ].join("\n");
}
