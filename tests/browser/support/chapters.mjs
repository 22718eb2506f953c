// Tests that stand on each other: a story told in chapters.

/**
 * Gives chapter(name, work): one test each. Those behind a broken one would only say the same again and are skipped;
 * of the broken one the officers' screens are saved under build/browser. current() is the story, made in before(): its
 * offices, one or both, are `bureau` and `brigade`.
 */
export function chaptersOf(test, current, label) {
  let broken = '';
  return (name, work) =>
    test(name, async (t) => {
      if (broken !== '') {
        t.skip(`the story stopped at: ${broken}`);
        return;
      }
      const story = current();
      try {
        await work(story);
      } catch (error) {
        broken = name;
        await story.bureau?.picture(`${label}_bureau`);
        await story.brigade?.picture(`${label}_brigade`);
        throw error;
      }
    });
}
