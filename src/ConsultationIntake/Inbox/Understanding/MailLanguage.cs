using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Inbox.Understanding;

/// <summary>Whether a mail is answered in English or in Welsh.</summary>
internal static partial class MailLanguage
{
    /// <summary>Welsh where its small words are more than a fifth as common as all the English ones together and not fewer than three.</summary>
    public static string Of(string text)
    {
        text = text[..Math.Min(text.Length, 20_000)];
        int welsh = WelshWords().Count(text), english = EnglishWords().Count(text);
        return welsh >= 3 && welsh > english ? Languages.Welsh : Languages.English;
    }

    [GeneratedRegex(@"\b(yn|yr|ar|i'r|o'r|a'r|mae|mae'r|ei|eu|gan|wedi|nid|sydd|hyn|fod|bod|rydym|rydyn|ein|gyda|ac|neu|ond|cynllun|heddlu|trosedd|diolch|cyngor|ymateb)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WelshWords();

    [GeneratedRegex(@"\b(the|and|of|to|is|are|that|this|for|with|we|our|be|as|on|have|has|which|from|by|it|plan|police)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EnglishWords();
}
