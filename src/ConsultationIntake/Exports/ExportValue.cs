using System.Globalization;
using System.Text.Json;

namespace ConsultationIntake.Exports;

/// <summary>What stands in a cell: a text, a whole number, a moment or a day in the consultation's zone, or nothing.</summary>
public readonly record struct ExportValue
{
    private ExportValue(string? text, long? number, DateTimeOffset? moment, DateOnly? day) =>
        (Text, Number, Moment, Day) = (text, number, moment, day);

    public string? Text { get; }

    public long? Number { get; }

    /// <summary>Its offset is that of the consultation's zone at that moment.</summary>
    public DateTimeOffset? Moment { get; }

    public DateOnly? Day { get; }

    public static ExportValue Of(string? text) => new(string.IsNullOrEmpty(text) ? null : text, null, null, null);

    public static ExportValue Of(long? number) => new(null, number, null, null);

    public static ExportValue Of(DateTimeOffset? moment) => new(null, null, moment, null);

    public static ExportValue Of(DateOnly? day) => new(null, null, null, day);

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    public static ExportValue Whether(bool isSo) => Of(isSo ? "yes" : "no");

    /// <summary>Several values in one cell, with a semicolon and a space between.</summary>
    public static ExportValue Of(IEnumerable<string> values) => Of(string.Join("; ", values));

    /// <summary>An enumerated value as the API writes it: camel case.</summary>
    public static ExportValue Code<T>(T? value)
        where T : struct, Enum => Of(value is { } known ? CodeOf(known) : null);

    internal static string CodeOf<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    /// <summary>As plain text: a moment with its offset and a day as ISO 8601 has them.</summary>
    public override string ToString() =>
        Text
        ?? Number?.ToString(CultureInfo.InvariantCulture)
        ?? Moment?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture)
        ?? Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? "";
}
