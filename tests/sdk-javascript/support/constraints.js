// AWS's messages for violated constraints.

/** The message of a ValidationException, of one clause or several. */
export function validationErrors(...clauses) {
  return `${clauses.length} validation error${clauses.length === 1 ? '' : 's'} detected: ${clauses.join('; ')}`;
}

export function violated(member, value, constraint) {
  return `Value '${value}' at '${member}' failed to satisfy constraint: ${constraint}`;
}

export function missing(member) {
  return `Value null at '${member}' failed to satisfy constraint: Member must not be null`;
}

export const atMostLong = (length) => `Member must have length less than or equal to ${length}`;
export const atLeastLong = (length) => `Member must have length greater than or equal to ${length}`;
export const atMost = (value) => `Member must have value less than or equal to ${value}`;
export const atLeast = (value) => `Member must have value greater than or equal to ${value}`;
export const matching = (pattern) => `Member must satisfy regular expression pattern: ${pattern}`;

export const FLOW_NAME = matching('[a-zA-Z0-9][\\w!@#.-]+');
export const ARN = matching('arn:aws:.*:.*:[0-9]+:.*');
export const EXECUTION_IDS = `Member must satisfy constraint: [${atMostLong(256)}, ${matching('\\S+')}]`;
export const TAG_KEYS = 'Map keys must satisfy constraint: '
  + `[${atMostLong(128)}, ${atLeastLong(1)}, ${matching('^(?!aws:)[a-zA-Z+-=._:/]+$')}]`;
