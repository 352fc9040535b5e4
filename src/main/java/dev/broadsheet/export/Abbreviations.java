package dev.broadsheet.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * Words that are written with a full stop and want a word behind them: no sentence ends there.
 * Those that may stand last, as «и др.», are left out.
 */
final class Abbreviations {
  private static final Set<String> RUSSIAN =
      words(
          """
          г гг в вв им т е тт ул пр просп пер пл наб бул ш д к корп стр кв обл р-н респ пос дер с
          ст о оз р проф акад доц канд докт инж ген полк майор кап лейт серж ред зам зав нач пом
          гл гос мин св преп митр архиеп руб коп тыс млн млрд трлн ок прибл напр см ср рис табл
          илл прим пп п тел моб эл доп изд соч собр гр гражд тов н э яз англ нем фр рус укр лат греч
          янв февр мар апр авг сент сен окт нояб ноя дек
          """);
  private static final Set<String> UKRAINIAN =
      words(
          """
          м р рр ст ім т зв вул пров просп пл наб бул буд корп кв обл р-н смт с сел ін оз о проф акад
          доц канд докт інж ген полк кап лейт серж ред зам зав нач гол св прп митр архиєп грн коп тис
          млн млрд трлн бл напр див пор рис табл прим пп п тел моб ел вид твор зб гр тов н е мов англ
          нім фр укр рос лат грец січ лют бер квіт трав черв лип серп вер жовт лист груд
          """);
  private static final Set<String> ENGLISH =
      words(
          """
          mr mrs ms dr prof rev hon gen col maj capt lt sgt cpl adm cmdr gov sen rep pres st mt ft
          vs no nos vol fig pp ed eds e.g i.e cf approx jan feb mar apr jun jul aug sep sept oct nov
          dec messrs mme mlle
          """);

  private Abbreviations() {}

  private static Set<String> words(String text) {
    return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
  }

  /** Whether a full stop behind this word, read in this language, ends no sentence. */
  static boolean has(String word, Locale language) {
    if (word.codePointCount(0, word.length()) == 1 && Character.isUpperCase(word.codePointAt(0))) {
      return true; // an initial
    }
    String low = word.toLowerCase(Locale.ROOT);
    return switch (language.getLanguage()) {
      case "ru", "be" -> RUSSIAN.contains(low);
      case "uk" -> UKRAINIAN.contains(low);
      case "en" -> ENGLISH.contains(low);
      default -> false;
    };
  }
}
