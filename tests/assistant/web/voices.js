(() => {
  const voices = KNOWN.map(([lang, localService]) => ({ lang, localService, name: lang }));
  window.spoken = [];
  window.cancelled = 0;
  const engine = new EventTarget();
  engine.getVoices = () => voices;
  engine.speak = (one) => window.spoken.push(one);
  engine.cancel = () => { window.cancelled += 1; };
  window.learn = (lang, localService) => {
    voices.push({ lang, localService, name: lang });
    engine.dispatchEvent(new Event("voiceschanged"));
  };
  class Utterance {
    constructor(text) { this.text = text; }
  }
  Object.defineProperty(window, "speechSynthesis", { value: engine });
  Object.defineProperty(window, "SpeechSynthesisUtterance", { value: Utterance });
})();
