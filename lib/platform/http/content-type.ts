/** Whether a Content-Type names JSON, in whatever case. */
export const isJson = (contentType = ""): boolean => /\bapplication\/json\b/i.test(contentType);
