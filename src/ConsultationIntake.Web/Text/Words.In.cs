using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Web.Text;

public sealed partial record Words
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        PropertyNameCaseInsensitive = false,
    };

    private static readonly FrozenDictionary<string, Words> ByLanguage = Languages.All.ToFrozenDictionary(
        language => language,
        Load,
        StringComparer.Ordinal
    );

    /// <summary>The texts in a language of <see cref="Languages.All"/>.</summary>
    public static Words In(string language) => ByLanguage[language];

    /// <summary>A text with its holes filled.</summary>
    public static string Fill(string text, params object[] values) => string.Format(CultureInfo.InvariantCulture, text, values);

    /// <summary>"29 January 2027".</summary>
    public string Day(DateOnly day) => Fill(Frame.Day, day.Day, Months[day.Month - 1], day.Year);

    /// <summary>"Friday 29 January 2027 at 5pm", of a time already in its zone.</summary>
    public string Moment(DateTimeOffset moment) => On(Frame.Moment, moment, Time(moment));

    /// <summary>When something closes: midnight is the end of the day before.</summary>
    public string Closing(DateTimeOffset moment) => Dates.IsMidnight(moment) ? On(Frame.EndOfDay, moment.AddDays(-1), "") : Moment(moment);

    private string On(string text, DateTimeOffset day, string time) =>
        Fill(text, Weekdays[(int)day.DayOfWeek], day.Day, Months[day.Month - 1], day.Year, time);

    private string Time(DateTimeOffset moment) => Dates.Time(moment, Frame.Midnight, Frame.Midday);

    private static Words Load(string language)
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream($"words.{language}.json")!;
        return JsonSerializer.Deserialize<Words>(stream, Strict)!;
    }
}
