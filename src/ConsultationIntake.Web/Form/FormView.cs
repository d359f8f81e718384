using ConsultationIntake.Consultations;
using ConsultationIntake.Web.Text;

namespace ConsultationIntake.Web.Form;

/// <summary>What every page of the public form needs to know: whose it is, in which language, and where it stands.</summary>
public sealed record FormView
{
    /// <summary>Null on pages that belong to no consultation.</summary>
    public required Consultation? Consultation { get; init; }
    public required string Language { get; init; }

    /// <summary>The page's own path, for the language switch.</summary>
    public required string Path { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>The page was come to from the one that checks the answers, and goes back to it.</summary>
    public bool FromCheck { get; init; }

    /// <summary>Shown to staff before anybody else sees it: the same pages below an address of theirs, and nothing is kept.</summary>
    public bool IsPreview { get; init; }

    public Words Words => Words.In(Language);
    public IReadOnlyList<string> Languages => Consultation?.Languages ?? Consultations.Languages.All;
    public string Default => Languages[0];

    /// <summary>A path of this site in the page's language.</summary>
    public string Url(string path) =>
        Language == Default ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}lang={Language}";

    public string Own(string page) => Url($"{Home}/{page}");

    /// <summary>The path of the page the form starts with.</summary>
    public string Home => IsPreview ? $"/staff/{Consultation!.Slug}/preview" : $"/{Consultation!.Slug}";

    public string Moment(DateTimeOffset instant) =>
        Words.Moment(Consultation is { } consultation ? consultation.Window.InZone(instant) : instant);

    public string Closing() => Words.Closing(Consultation!.Window.InZone(Consultation.Window.Closes));

    public string Day(DateTimeOffset instant) =>
        Words.Day(DateOnly.FromDateTime((Consultation is { } consultation ? consultation.Window.InZone(instant) : instant).DateTime));

    /// <summary>Until when a draft can be gone on with: the day it is deleted, or the closing of the consultation before that.</summary>
    public string ComeBack(DateTimeOffset expires)
    {
        var (window, form) = (Consultation!.Window, Consultation.Form);
        if (window.Closes > Now && window.Closes < expires)
            return Words.Fill(Words.Later.UntilClosing, Closing());
        var until = Words.Fill(Words.Later.Until, Day(expires), form.DraftsKeepDays);
        return window.Closes > Now ? $"{until} {Words.Fill(Words.Later.Closes, Closing())}" : until;
    }

    /// <summary>The language of a text as it is shown, where it is not the page's; or null.</summary>
    public string? LangOf(LocalisedText text) =>
        Language == Consultations.Languages.Welsh && text.Welsh is null ? Consultations.Languages.English : null;

    /// <summary>Whether one of these texts is shown in English on a page in Welsh, because it is there in English alone.</summary>
    public bool IsInEnglishAlone(params IEnumerable<LocalisedText> texts) => texts.Any(text => LangOf(text) is not null);

    /// <summary>The language the draft plan is shown in, where it is not the page's; or null.</summary>
    public string? PlanLanguage() => Consultation?.Plan?.LanguageFor(Language) is { } shown && shown != Language ? shown : null;
}
