// What the page takes: the program's memory and the longest task, noted from inside.

/** Before the page is opened, or with a reload after it. */
export async function watchPage(page) {
  await page.addInitScript(() => {
    const original = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await original(...given);
      const { exports } = made.instance ?? made;
      window.programMemory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
      return made;
    };
    window.longestTask = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.longestTask = Math.max(window.longestTask, entry.duration);
    }).observe({ type: 'longtask' });
  });
}
/** Since the last call: { heap: megabytes, task: milliseconds }. */
export async function seenOnPage(page) {
  return page.evaluate(() => {
    const seen = { heap: window.programMemory.buffer.byteLength / 1e6, task: window.longestTask };
    window.longestTask = 0;
    return seen;
  });
}
