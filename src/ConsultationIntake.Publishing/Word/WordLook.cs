using ConsultationIntake.Consultations;

namespace ConsultationIntake.Publishing.Word;

/// <summary>What a document is, and whose.</summary>
internal sealed record WordLook
{
    public required string Title { get; init; }

    /// <summary>The body in whose name it is written.</summary>
    public required string Body { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>The body's colour as #rrggbb: dark enough to be read on white, and white on it.</summary>
    public required string Colour { get; init; }

    /// <summary>The word for a page, before its number.</summary>
    public required string PageWord { get; init; }
    public bool IsLandscape { get; init; }

    internal static WordLook Of(Consultation consultation, string title, string language, string pageWord) =>
        new()
        {
            Title = title,
            Body = consultation.Body.Name.In(language),
            Language = language,
            Colour = consultation.Form.Colour,
            PageWord = pageWord,
        };

    /// <summary>As WordprocessingML names a language.</summary>
    internal static string TagOf(string language) =>
        language == Languages.Welsh ? "cy-GB"
        : language == Languages.English ? "en-GB"
        : language;
}
