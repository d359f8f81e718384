using ConsultationIntake.Digests;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Consultations;

/// <summary>One consultation as its folder describes it, validated. Immutable while the host runs.</summary>
public sealed record Consultation
{
    public required ConsultationSlug Slug { get; init; }
    public required LocalisedText Title { get; init; }
    public required ConsultingBody Body { get; init; }
    public required LocalisedText Introduction { get; init; }
    public required ConsultationWindow Window { get; init; }
    public required LateResponses LateResponses { get; init; }
    public required Contact Contact { get; init; }
    public required IReadOnlyList<string> Languages { get; init; }
    public required IReadOnlyList<Question> Questions { get; init; }
    public required DigestSettings Digests { get; init; }
    public required RetentionPolicy Retention { get; init; }
    public required InboxSettings Inbox { get; init; }
    public required IReadOnlyList<ExpectedPartner> ExpectedPartners { get; init; }
    public required ThemeSet Themes { get; init; }
    public FormSettings Form { get; init; } = new();
    public PrivacyFacts Privacy { get; init; } = new();

    /// <summary>Invented responses may be put into it, and nobody is to count on an answer given to it.</summary>
    public bool IsDemonstration { get; init; }

    /// <summary>The office's words for what was done with a point.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = Outcome.Shipped;

    /// <summary>What the kinds of bodies of the expected partners are called in Welsh.</summary>
    public IReadOnlyDictionary<string, string> PartnerKinds { get; init; } = new Dictionary<string, string>();

    /// <summary>How the consultation was made known, a paragraph a line, for the report; or null.</summary>
    public LocalisedText? Publicity { get; init; }
    public SafeguardingSettings Safeguarding { get; init; } = new();

    /// <summary>Members of staff that work can be given to before they have signed in.</summary>
    public IReadOnlyList<string> Staff { get; init; } = [];

    /// <summary>The office's own classifier in the language service, or null.</summary>
    public TextAnalyticsSettings? TextAnalytics { get; init; }

    /// <summary>
    /// The office's own words around the points of a reply, by language (ISO 639-1); a language without has the service's.
    /// </summary>
    public IReadOnlyDictionary<string, ReplyTemplate> Replies { get; init; } = new Dictionary<string, ReplyTemplate>();

    /// <summary>The draft plan, or null where the folder has none.</summary>
    public DraftPlan? Plan { get; init; }

    /// <summary>
    /// The draft that was made of the responses, or null while the folder has none. Staff compare points with it; no page of the form
    /// shows it.
    /// </summary>
    public DraftPlan? NewPlan { get; init; }

    /// <summary>The passages of <see cref="NewPlan"/>, in its order.</summary>
    public IReadOnlyList<PlanPassage> NewPassages { get; init; } = [];

    /// <summary>A section of the plan, which staff name in English, as its readers know it; null stays null.</summary>
    public string? SectionIn(string language, string? section) => section is null ? null : Plan?.HeadingIn(section, language) ?? section;
}
