/* A recogniser as Chromium's: one hearing, then it is used up. Without NAME the browser has none. */
(() => {
  delete window.SpeechRecognition;
  delete window.webkitSpeechRecognition;
  const NAMED = NAME;
  if (!NAMED) return;
  window.hearings = [];
  class Recogniser {
    start() {
      window.hearings.push(this);
      this.state = "open";
      setTimeout(() => this.onstart?.({}), 0);
    }
    stop() {
      this.asked = "stop";
    }
    abort() {
      this.asked ??= "abort";
    }
  }
  const last = () => window.hearings[window.hearings.length - 1];
  /* What has been heard so far, as (words, settled or not). */
  window.hear = (...parts) => last().onresult({ results: parts.map(([transcript, isFinal]) => Object.assign([{ transcript }], { isFinal })) });
  window.fail = (error) => {
    last().onerror({ error });
    last().onend({});
  };
  window.fall_silent = () => last().onend({});
  Object.defineProperty(window, NAMED, { value: Recogniser });
})();
