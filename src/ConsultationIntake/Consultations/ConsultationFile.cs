using System.ComponentModel;
using System.Text.Json.Serialization;
using ConsultationIntake.Digests;

namespace ConsultationIntake.Consultations;

/// <summary>
/// <c>consultation.json</c> as an officer writes it. <see cref="ConsultationFolder"/> checks it and makes a <see cref="Consultation"/>.
/// </summary>
public sealed record ConsultationFile
{
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    [Description("What the consultation is called.")]
    public required LocalisedText Title { get; init; }

    [Description("Who consults.")]
    public required ConsultingBody Body { get; init; }

    [Description("What people read first: what the plan is about and why their view matters. Paragraphs are separated by an empty line.")]
    public required LocalisedText Introduction { get; init; }

    [Description("When responses are taken from, as local time without an offset: 2026-11-02T09:00.")]
    public required DateTime Opens { get; init; }

    [Description("The closing instant, as local time without an offset: 2027-01-29T17:00. A response received at this instant is late.")]
    public required DateTime Closes { get; init; }

    [Description("The IANA name of the zone these times are in, for instance Europe/London.")]
    public required string TimeZone { get; init; }

    [Description("What happens to a response after the closing instant.")]
    public LateResponses LateResponses { get; init; } = LateResponses.KeepAndMark;

    [Description("How a respondent reaches a person.")]
    public required Contact Contact { get; init; }

    [Description("The languages of the form: en, cy. The first is the default.")]
    public IReadOnlyList<string> Languages { get; init; } = [Consultations.Languages.English];

    [Description("The questions, in the order they are asked.")]
    public required IReadOnlyList<Question> Questions { get; init; }

    [Description("When digests go out and to whom.")]
    public required DigestSettings Digests { get; init; }

    [Description("How long responses are kept.")]
    public RetentionPolicy Retention { get; init; } = new();

    [Description(
        "Whether it is a demonstration, which ./run may fill with invented responses. Never in a consultation that people answer."
    )]
    public bool Demonstration { get; init; }

    [Description("The addresses whose mail belongs to this consultation.")]
    public InboxSettings Inbox { get; init; } = new();

    [Description("The organisations invited to respond, whose silence the office wants to know of.")]
    public IReadOnlyList<ExpectedPartner> ExpectedPartners { get; init; } = [];

    [Description("What the kinds of bodies of the expected partners are called in Welsh, by what \"kind\" says; usual ones are known.")]
    public IReadOnlyDictionary<string, string> PartnerKinds { get; init; } = new Dictionary<string, string>();

    [Description(
        "How the consultation was made known, for the report: where it was advertised, who was written to, which meetings were held."
    )]
    public LocalisedText? Publicity { get; init; }

    [Description("The office's words for what was done with a point. Left out, there are seven.")]
    public IReadOnlyList<Outcome> Outcomes { get; init; } = Outcome.Shipped;

    [Description("Who hears of a response that may show a person at risk, and how soon it is to be looked at.")]
    public SafeguardingSettings Safeguarding { get; init; } = new();

    [Description("Members of staff that points can be given to before they have signed in, by the names they sign in with.")]
    public IReadOnlyList<string> Staff { get; init; } = [];

    [Description(
        "The office's own classifier in the language service, where it has trained one. Read only by a host that uses the service."
    )]
    public TextAnalyticsSettings? TextAnalytics { get; init; }

    [Description("What the form asks beside the questions, and how it looks.")]
    public FormSettings Form { get; init; } = new();

    [Description("The facts behind the privacy notice and the accessibility statement.")]
    public PrivacyFacts Privacy { get; init; } = new();
}
