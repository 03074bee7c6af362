// Made by npm run generate from the files beside it.
import { rule as addInsteadOfCopy } from "./add-instead-of-copy.ts";
import { rule as andThenOr } from "./and-then-or.ts";
import { rule as ansiStringInSh } from "./ansi-string-in-sh.ts";
import { rule as apkCacheKept } from "./apk-cache-kept.ts";
import { rule as apkDelWithoutVirtual } from "./apk-del-without-virtual.ts";
import { rule as apkVersionUnpinned } from "./apk-version-unpinned.ts";
import { rule as appendAssignmentInSh } from "./append-assignment-in-sh.ts";
import { rule as aptGetWithoutYes } from "./apt-get-without-yes.ts";
import { rule as aptInScript } from "./apt-in-script.ts";
import { rule as aptInstallWithoutUpdate } from "./apt-install-without-update.ts";
import { rule as aptListsKept } from "./apt-lists-kept.ts";
import { rule as aptRecommendedPackages } from "./apt-recommended-packages.ts";
import { rule as aptUpgrade } from "./apt-upgrade.ts";
import { rule as aptVersionUnpinned } from "./apt-version-unpinned.ts";
import { rule as argumentsInsideText } from "./arguments-inside-text.ts";
import { rule as arithmeticCommandInSh } from "./arithmetic-command-in-sh.ts";
import { rule as arithmeticForInSh } from "./arithmetic-for-in-sh.ts";
import { rule as arrayInSh } from "./array-in-sh.ts";
import { rule as arrayKeysInSh } from "./array-keys-in-sh.ts";
import { rule as arrayReferenceInSh } from "./array-reference-in-sh.ts";
import { rule as backticks } from "./backticks.ts";
import { rule as bareGlob } from "./bare-glob.ts";
import { rule as bashCommandInSh } from "./bash-command-in-sh.ts";
import { rule as bashFlagInSh } from "./bash-flag-in-sh.ts";
import { rule as bashVariableInSh } from "./bash-variable-in-sh.ts";
import { rule as bothOutputsInSh } from "./both-outputs-in-sh.ts";
import { rule as braceExpansionInSh } from "./brace-expansion-in-sh.ts";
import { rule as bracketArithmeticInSh } from "./bracket-arithmetic-in-sh.ts";
import { rule as broadCopyBeforeInstall } from "./broad-copy-before-install.ts";
import { rule as caseChangeInSh } from "./case-change-in-sh.ts";
import { rule as cdInRun } from "./cd-in-run.ts";
import { rule as clutteredContext } from "./cluttered-context.ts";
import { rule as combinedTest } from "./combined-test.ts";
import { rule as comparedExitStatus } from "./compared-exit-status.ts";
import { rule as composerDevPackages } from "./composer-dev-packages.ts";
import { rule as consecutiveRuns } from "./consecutive-runs.ts";
import { rule as constantPlatform } from "./constant-platform.ts";
import { rule as copiedArchiveExtracted } from "./copied-archive-extracted.ts";
import { rule as copiedSecretFile } from "./copied-secret-file.ts";
import { rule as copyFromEmptyStage } from "./copy-from-empty-stage.ts";
import { rule as copyFromOwnStage } from "./copy-from-own-stage.ts";
import { rule as copyIgnoredFile } from "./copy-ignored-file.ts";
import { rule as copyWholeStage } from "./copy-whole-stage.ts";
import { rule as copyWithoutWorkdir } from "./copy-without-workdir.ts";
import { rule as curlWithoutFail } from "./curl-without-fail.ts";
import { rule as curlWithoutLocation } from "./curl-without-location.ts";
import { rule as deletionFromEmptyPath } from "./deletion-from-empty-path.ts";
import { rule as deprecatedBundleFlag } from "./deprecated-bundle-flag.ts";
import { rule as destinationWithoutSlash } from "./destination-without-slash.ts";
import { rule as directiveCasing } from "./directive-casing.ts";
import { rule as dnfCacheKept } from "./dnf-cache-kept.ts";
import { rule as dnfVersionUnpinned } from "./dnf-version-unpinned.ts";
import { rule as dnfWithoutYes } from "./dnf-without-yes.ts";
import { rule as doubleBracketInSh } from "./double-bracket-in-sh.ts";
import { rule as doubleEqualsInSh } from "./double-equals-in-sh.ts";
import { rule as duplicateLabel } from "./duplicate-label.ts";
import { rule as duplicateStageName } from "./duplicate-stage-name.ts";
import { rule as echoFlagsInSh } from "./echo-flags-in-sh.ts";
import { rule as emptyContinuationLine } from "./empty-continuation-line.ts";
import { rule as emptyLabel } from "./empty-label.ts";
import { rule as endOfLifeImage } from "./end-of-life-image.ts";
import { rule as escapeInEcho } from "./escape-in-echo.ts";
import { rule as exponentInSh } from "./exponent-in-sh.ts";
import { rule as exposeHostPort } from "./expose-host-port.ts";
import { rule as exposeProtocolCasing } from "./expose-protocol-casing.ts";
import { rule as extraArgument } from "./extra-argument.ts";
import { rule as fileComparisonInSh } from "./file-comparison-in-sh.ts";
import { rule as forbiddenTrigger } from "./forbidden-trigger.ts";
import { rule as fromAsCasing } from "./from-as-casing.ts";
import { rule as gemVersionUnpinned } from "./gem-version-unpinned.ts";
import { rule as goVersionUnpinned } from "./go-version-unpinned.ts";
import { rule as hardCodedSecret } from "./hard-coded-secret.ts";
import { rule as healthcheckMissingProgram } from "./healthcheck-missing-program.ts";
import { rule as hereStringInSh } from "./here-string-in-sh.ts";
import { rule as hostCommand } from "./host-command.ts";
import { rule as ignoreComment } from "./ignore-comment.ts";
import { rule as inconsistentInstructionCasing } from "./inconsistent-instruction-casing.ts";
import { rule as incrementInSh } from "./increment-in-sh.ts";
import { rule as indirectExpansionInSh } from "./indirect-expansion-in-sh.ts";
import { rule as installWithoutCacheMount } from "./install-without-cache-mount.ts";
import { rule as invalidBaseImage } from "./invalid-base-image.ts";
import { rule as invalidDefinitionDescription } from "./invalid-definition-description.ts";
import { rule as invalidLabelKey } from "./invalid-label-key.ts";
import { rule as invalidPort } from "./invalid-port.ts";
import { rule as jsonInSingleQuotes } from "./json-in-single-quotes.ts";
import { rule as labelNotCommit } from "./label-not-commit.ts";
import { rule as labelNotEmail } from "./label-not-email.ts";
import { rule as labelNotLicense } from "./label-not-license.ts";
import { rule as labelNotTime } from "./label-not-time.ts";
import { rule as labelNotUrl } from "./label-not-url.ts";
import { rule as labelNotVersion } from "./label-not-version.ts";
import { rule as latestTag } from "./latest-tag.ts";
import { rule as legacyKeyValue } from "./legacy-key-value.ts";
import { rule as letInSh } from "./let-in-sh.ts";
import { rule as localInSh } from "./local-in-sh.ts";
import { rule as loopOverOneItem } from "./loop-over-one-item.ts";
import { rule as maintainerDeprecated } from "./maintainer-deprecated.ts";
import { rule as maskedExitStatus } from "./masked-exit-status.ts";
import { rule as missingFrom } from "./missing-from.ts";
import { rule as missingHealthcheck } from "./missing-healthcheck.ts";
import { rule as missingLabel } from "./missing-label.ts";
import { rule as modeOfParents } from "./mode-of-parents.ts";
import { rule as nameExpansionInSh } from "./name-expansion-in-sh.ts";
import { rule as namedUserWithoutPasswd } from "./named-user-without-passwd.ts";
import { rule as namedUser } from "./named-user.ts";
import { rule as needlessCat } from "./needless-cat.ts";
import { rule as notOnWindows } from "./not-on-windows.ts";
import { rule as npmVersionUnpinned } from "./npm-version-unpinned.ts";
import { rule as orderOfTextsInSh } from "./order-of-texts-in-sh.ts";
import { rule as outputAndErrorsInSh } from "./output-and-errors-in-sh.ts";
import { rule as outputSplitIntoArray } from "./output-split-into-array.ts";
import { rule as overriddenInstruction } from "./overridden-instruction.ts";
import { rule as passwordInUrl } from "./password-in-url.ts";
import { rule as pipCacheKept } from "./pip-cache-kept.ts";
import { rule as pipVersionUnpinned } from "./pip-version-unpinned.ts";
import { rule as pipeOfErrorsInSh } from "./pipe-of-errors-in-sh.ts";
import { rule as pipeWithoutPipefail } from "./pipe-without-pipefail.ts";
import { rule as processSubstitutionInSh } from "./process-substitution-in-sh.ts";
import { rule as quotingPrintfInSh } from "./quoting-printf-in-sh.ts";
import { rule as readWithoutRaw } from "./read-without-raw.ts";
import { rule as redundantPlatform } from "./redundant-platform.ts";
import { rule as regexTestInSh } from "./regex-test-in-sh.ts";
import { rule as relativeWorkdir } from "./relative-workdir.ts";
import { rule as replacementInSh } from "./replacement-in-sh.ts";
import { rule as reservedStageName } from "./reserved-stage-name.ts";
import { rule as rootUser } from "./root-user.ts";
import { rule as scriptHeredocExpanded } from "./script-heredoc-expanded.ts";
import { rule as secretInVariable } from "./secret-in-variable.ts";
import { rule as selectInSh } from "./select-in-sh.ts";
import { rule as sensitiveVolume } from "./sensitive-volume.ts";
import { rule as setFlagInSh } from "./set-flag-in-sh.ts";
import { rule as setOptionInSh } from "./set-option-in-sh.ts";
import { rule as setuidMode } from "./setuid-mode.ts";
import { rule as shellFormCommand } from "./shell-form-command.ts";
import { rule as shellInScratch } from "./shell-in-scratch.ts";
import { rule as shellLink } from "./shell-link.ts";
import { rule as shellSyntaxError } from "./shell-syntax-error.ts";
import { rule as signalPrefixInSh } from "./signal-prefix-in-sh.ts";
import { rule as sourceInSh } from "./source-in-sh.ts";
import { rule as stageNameCasing } from "./stage-name-casing.ts";
import { rule as substringInSh } from "./substring-in-sh.ts";
import { rule as sudoInRun } from "./sudo-in-run.ts";
import { rule as syntaxDirectiveTypo } from "./syntax-directive-typo.ts";
import { rule as syntaxError } from "./syntax-error.ts";
import { rule as translatedStringInSh } from "./translated-string-in-sh.ts";
import { rule as trapSignalInSh } from "./trap-signal-in-sh.ts";
import { rule as unassignedShellVariable } from "./unassigned-shell-variable.ts";
import { rule as uncheckedCd } from "./unchecked-cd.ts";
import { rule as undefinedStage } from "./undefined-stage.ts";
import { rule as undefinedVariable } from "./undefined-variable.ts";
import { rule as ungracefulStopSignal } from "./ungraceful-stop-signal.ts";
import { rule as unknownInstruction } from "./unknown-instruction.ts";
import { rule as unknownLabel } from "./unknown-label.ts";
import { rule as unquotedArguments } from "./unquoted-arguments.ts";
import { rule as unquotedDefault } from "./unquoted-default.ts";
import { rule as unquotedFindPattern } from "./unquoted-find-pattern.ts";
import { rule as unquotedSubstitution } from "./unquoted-substitution.ts";
import { rule as unquotedVariableBesidePattern } from "./unquoted-variable-beside-pattern.ts";
import { rule as unquotedVariable } from "./unquoted-variable.ts";
import { rule as unreachableStage } from "./unreachable-stage.ts";
import { rule as unsortedPackages } from "./unsorted-packages.ts";
import { rule as untaggedImage } from "./untagged-image.ts";
import { rule as untrustedRegistry } from "./untrusted-registry.ts";
import { rule as unusedShellVariable } from "./unused-shell-variable.ts";
import { rule as unusedUser } from "./unused-user.ts";
import { rule as unwritableVolume } from "./unwritable-volume.ts";
import { rule as updateInOwnStep } from "./update-in-own-step.ts";
import { rule as useraddWithHighUid } from "./useradd-with-high-uid.ts";
import { rule as variableInPrintfFormat } from "./variable-in-printf-format.ts";
import { rule as variableInSingleQuotes } from "./variable-in-single-quotes.ts";
import { rule as variableSplitIntoArray } from "./variable-split-into-array.ts";
import { rule as variableTestInSh } from "./variable-test-in-sh.ts";
import { rule as volatileArgumentEarly } from "./volatile-argument-early.ts";
import { rule as wgetAndCurl } from "./wget-and-curl.ts";
import { rule as wgetProgress } from "./wget-progress.ts";
import { rule as whichCommand } from "./which-command.ts";
import { rule as worldWritableMode } from "./world-writable-mode.ts";
import { rule as yarnCacheKept } from "./yarn-cache-kept.ts";
import { rule as yumCacheKept } from "./yum-cache-kept.ts";
import { rule as yumVersionUnpinned } from "./yum-version-unpinned.ts";
import { rule as yumWithoutYes } from "./yum-without-yes.ts";
import { rule as zypperCacheKept } from "./zypper-cache-kept.ts";
import { rule as zypperDistUpgrade } from "./zypper-dist-upgrade.ts";
import { rule as zypperVersionUnpinned } from "./zypper-version-unpinned.ts";
import { rule as zypperWithoutYes } from "./zypper-without-yes.ts";
import type { Rule } from "./rule.ts";

/** Every rule, by id. */
export const RULES: readonly Rule[] = [
  addInsteadOfCopy,
  andThenOr,
  ansiStringInSh,
  apkCacheKept,
  apkDelWithoutVirtual,
  apkVersionUnpinned,
  appendAssignmentInSh,
  aptGetWithoutYes,
  aptInScript,
  aptInstallWithoutUpdate,
  aptListsKept,
  aptRecommendedPackages,
  aptUpgrade,
  aptVersionUnpinned,
  argumentsInsideText,
  arithmeticCommandInSh,
  arithmeticForInSh,
  arrayInSh,
  arrayKeysInSh,
  arrayReferenceInSh,
  backticks,
  bareGlob,
  bashCommandInSh,
  bashFlagInSh,
  bashVariableInSh,
  bothOutputsInSh,
  braceExpansionInSh,
  bracketArithmeticInSh,
  broadCopyBeforeInstall,
  caseChangeInSh,
  cdInRun,
  clutteredContext,
  combinedTest,
  comparedExitStatus,
  composerDevPackages,
  consecutiveRuns,
  constantPlatform,
  copiedArchiveExtracted,
  copiedSecretFile,
  copyFromEmptyStage,
  copyFromOwnStage,
  copyIgnoredFile,
  copyWholeStage,
  copyWithoutWorkdir,
  curlWithoutFail,
  curlWithoutLocation,
  deletionFromEmptyPath,
  deprecatedBundleFlag,
  destinationWithoutSlash,
  directiveCasing,
  dnfCacheKept,
  dnfVersionUnpinned,
  dnfWithoutYes,
  doubleBracketInSh,
  doubleEqualsInSh,
  duplicateLabel,
  duplicateStageName,
  echoFlagsInSh,
  emptyContinuationLine,
  emptyLabel,
  endOfLifeImage,
  escapeInEcho,
  exponentInSh,
  exposeHostPort,
  exposeProtocolCasing,
  extraArgument,
  fileComparisonInSh,
  forbiddenTrigger,
  fromAsCasing,
  gemVersionUnpinned,
  goVersionUnpinned,
  hardCodedSecret,
  healthcheckMissingProgram,
  hereStringInSh,
  hostCommand,
  ignoreComment,
  inconsistentInstructionCasing,
  incrementInSh,
  indirectExpansionInSh,
  installWithoutCacheMount,
  invalidBaseImage,
  invalidDefinitionDescription,
  invalidLabelKey,
  invalidPort,
  jsonInSingleQuotes,
  labelNotCommit,
  labelNotEmail,
  labelNotLicense,
  labelNotTime,
  labelNotUrl,
  labelNotVersion,
  latestTag,
  legacyKeyValue,
  letInSh,
  localInSh,
  loopOverOneItem,
  maintainerDeprecated,
  maskedExitStatus,
  missingFrom,
  missingHealthcheck,
  missingLabel,
  modeOfParents,
  nameExpansionInSh,
  namedUserWithoutPasswd,
  namedUser,
  needlessCat,
  notOnWindows,
  npmVersionUnpinned,
  orderOfTextsInSh,
  outputAndErrorsInSh,
  outputSplitIntoArray,
  overriddenInstruction,
  passwordInUrl,
  pipCacheKept,
  pipVersionUnpinned,
  pipeOfErrorsInSh,
  pipeWithoutPipefail,
  processSubstitutionInSh,
  quotingPrintfInSh,
  readWithoutRaw,
  redundantPlatform,
  regexTestInSh,
  relativeWorkdir,
  replacementInSh,
  reservedStageName,
  rootUser,
  scriptHeredocExpanded,
  secretInVariable,
  selectInSh,
  sensitiveVolume,
  setFlagInSh,
  setOptionInSh,
  setuidMode,
  shellFormCommand,
  shellInScratch,
  shellLink,
  shellSyntaxError,
  signalPrefixInSh,
  sourceInSh,
  stageNameCasing,
  substringInSh,
  sudoInRun,
  syntaxDirectiveTypo,
  syntaxError,
  translatedStringInSh,
  trapSignalInSh,
  unassignedShellVariable,
  uncheckedCd,
  undefinedStage,
  undefinedVariable,
  ungracefulStopSignal,
  unknownInstruction,
  unknownLabel,
  unquotedArguments,
  unquotedDefault,
  unquotedFindPattern,
  unquotedSubstitution,
  unquotedVariableBesidePattern,
  unquotedVariable,
  unreachableStage,
  unsortedPackages,
  untaggedImage,
  untrustedRegistry,
  unusedShellVariable,
  unusedUser,
  unwritableVolume,
  updateInOwnStep,
  useraddWithHighUid,
  variableInPrintfFormat,
  variableInSingleQuotes,
  variableSplitIntoArray,
  variableTestInSh,
  volatileArgumentEarly,
  wgetAndCurl,
  wgetProgress,
  whichCommand,
  worldWritableMode,
  yarnCacheKept,
  yumCacheKept,
  yumVersionUnpinned,
  yumWithoutYes,
  zypperCacheKept,
  zypperDistUpgrade,
  zypperVersionUnpinned,
  zypperWithoutYes,
];
