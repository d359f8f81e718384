using System.Text.Json;
using System.Text.RegularExpressions;
using ConsultationIntake.Consultations;
using ConsultationIntake.Equality;
using ConsultationIntake.Web.Text;

namespace ConsultationIntake.Web.Tests;

public sealed class WordsTests
{
    /// <summary>The same in both languages, and rightly so.</summary>
    private static readonly HashSet<string> Same = ["files.size", "files.sizeSmall", "frame.day"];

    [Fact]
    public void EveryLanguage_HasEveryText()
    {
        // A text that is missing or unknown throws here.
        Assert.All(Languages.All, language => Assert.NotNull(Words.In(language)));
    }

    [Fact]
    public void EveryText_IsTranslated()
    {
        var (english, welsh) = (Texts("en"), Texts("cy"));

        Assert.Equal(english.Keys.Order(), welsh.Keys.Order());
        Assert.All(english.Where(text => !Same.Contains(text.Key)), text => Assert.NotEqual(text.Value, welsh[text.Key]));
        Assert.All(welsh.Values, text => Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    [Fact]
    public void EveryText_HasTheSameHolesInEveryLanguage()
    {
        var welsh = Texts("cy");

        Assert.All(Texts("en"), text => Assert.Equal(Holes(text.Value), Holes(welsh[text.Key])));
    }

    [Fact]
    public void EqualityQuestions_AreInBothLanguages()
    {
        Assert.All(
            EqualityQuestions.All,
            question =>
            {
                Assert.NotNull(question.Text.Welsh);
                Assert.All(question.Options, option => Assert.NotNull(option.Text.Welsh));
                Assert.Equal(EqualityQuestions.PreferNotToSay, question.Options[^1].Code);
            }
        );
    }

    [Fact]
    public void Moment_InWelsh_NamesDayAndMonth()
    {
        var moment = new DateTimeOffset(2027, 1, 29, 17, 0, 0, TimeSpan.Zero);

        Assert.Equal("ddydd Gwener 29 Ionawr 2027 am 5pm", Words.In("cy").Moment(moment));
        Assert.Equal("Friday 29 January 2027 at 12:30am", Words.In("en").Moment(moment.AddHours(-16.5)));
    }

    [Fact]
    public void Dates_InWelshTexts_AreSoftened()
    {
        var words = Words.In("cy");
        var moment = words.Moment(new DateTimeOffset(2026, 12, 6, 17, 0, 0, TimeSpan.Zero));

        Assert.All(words.Weekdays, day => Assert.StartsWith("ddydd ", day, StringComparison.Ordinal));
        Assert.Equal("Gallwch ymateb tan ddydd Sul 6 Rhagfyr 2026 am 5pm.", Words.Fill(words.Start.ClosesAt, moment));
        Assert.Equal("Anfonwyd ddydd Sul 6 Rhagfyr 2026 am 5pm", Words.Fill(words.Copy.SentAt, moment));
        Assert.Equal(
            "ddydd Sul 29 Tachwedd 2026 ar ddiwedd y dydd",
            words.Closing(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero))
        );
    }

    private static Dictionary<string, string> Texts(string language)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"words.{language}.json")!;
        using var document = JsonDocument.Parse(stream);
        return document
            .RootElement.EnumerateObject()
            .Where(group => group.Value.ValueKind == JsonValueKind.Object)
            .SelectMany(group => group.Value.EnumerateObject().Select(text => ($"{group.Name}.{text.Name}", text.Value.GetString()!)))
            .ToDictionary(text => text.Item1, text => text.Item2);
    }

    private static string Holes(string text) =>
        string.Join(',', Regex.Matches(text, @"\{\d\}").Select(hole => hole.Value).Distinct().Order(StringComparer.Ordinal));
}
