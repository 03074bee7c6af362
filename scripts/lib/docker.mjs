/**
 * @typedef {object} Client
 * @property {string} socketPath
 * @property {string} dockerProgram
 * @property {string} dockerConfig
 */

/**
 * The environment in which the docker program talks to this engine; DOCKER_HOST wins over any context.
 *
 * @param {Client} client
 * @returns {NodeJS.ProcessEnv}
 */
export function dockerEnvironment({ socketPath, dockerConfig }) {
  return { ...process.env, DOCKER_HOST: `unix://${socketPath}`, DOCKER_CONFIG: dockerConfig };
}
