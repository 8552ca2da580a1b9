/**
 * The form in which distribution names are compared (PyPA specifications, "Names and normalization").
 *
 * @param {string} name
 */
export const normalizeName = (name) => name.toLowerCase().replace(/[-_.]+/g, '-');
