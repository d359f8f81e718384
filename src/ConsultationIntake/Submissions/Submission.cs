using System.Text.Json.Serialization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.Drafts;
using ConsultationIntake.Submissions.StaffWork;

namespace ConsultationIntake.Submissions;

/// <summary>
/// One thing received: a form, a JSON post, an email with its attachments. What was received never changes; what we made of it may.
/// </summary>
public sealed record Submission
{
    private WorkedSubmission? work;

    public required ConsultationSlug Consultation { get; init; }
    public required SubmissionReference Reference { get; init; }
    public required Channel Channel { get; init; }
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>
    /// The day of that in the consultation's zone, as it was when it was stored; null where an older version stored it and it was not read
    /// since.
    /// </summary>
    public DateOnly? ReceivedOn { get; init; }
    public required bool IsLate { get; init; }
    public required Respondent Respondent { get; init; }
    public required SubmissionText Text { get; init; }

    /// <summary>The subject of the mail it came by, at most 300 characters; null where it came otherwise or had none.</summary>
    public string? Subject { get; init; }

    /// <summary>SHA-256 of what was said and by whom, in hex: equal for the same thing sent twice.</summary>
    public required string ContentHash { get; init; }

    /// <summary>
    /// What its sender calls this request, behind the name of a caller that had to prove itself: unique within consultation and
    /// channel. Or null.
    /// </summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>The id of the expected partner it is from, as its address or its key proved or staff confirmed; or null.</summary>
    public string? Partner { get; init; }

    /// <summary>The id of the expected partner it says it is from, which nothing proves and staff have yet to confirm; or null.</summary>
    public string? PartnerClaim { get; init; }

    /// <summary>Who staff said it is from, or null where nobody did.</summary>
    public SettledSender? Settled { get; init; }

    /// <summary>Who it is from, as far as that is known.</summary>
    [JsonIgnore]
    public Sender Sender => Sender.Of(this);

    /// <summary>The language the respondent used the form in, and is written to: ISO 639-1. A mail's is that of its text.</summary>
    public string Language { get; init; } = Languages.English;

    /// <summary>
    /// Which of the consultation's languages it is written in, as far as it can be told; null where it came before that was looked at.
    /// </summary>
    public string? WrittenLanguage { get; init; }

    /// <summary>What it is counted under, and what its words are shown as.</summary>
    public string LanguageOfText => WrittenLanguage ?? Language;
    public Standing Standing { get; init; }

    /// <summary>The earlier letter of the same partner that this one may replace or has replaced, or null.</summary>
    public SubmissionReference? Replaces { get; init; }

    /// <summary>When its sender's committee is to agree it, or agreed it, as the letter says; or null.</summary>
    public DateOnly? CommitteeDate { get; init; }

    /// <summary>
    /// What the form asked about the respondent, by <see cref="Drafts.DraftFields"/>: <c>area</c>, <c>victim</c>, <c>capacity</c>; and what
    /// was chosen of a question's options: see <see cref="ChosenOptions"/>.
    /// </summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();

    /// <summary>The files that came with a form, as they came.</summary>
    public IReadOnlyList<SubmittedFile> Files { get; init; } = [];

    /// <summary>Short codes staff should see: for instance <c>suspected-bot</c>, <c>attachment-not-read</c>.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    public SubmissionStatus Status { get; init; }

    /// <summary>Why tagging failed, in words for staff and without personal data; or null.</summary>
    public string? Failure { get; init; }

    /// <summary>What it met of services that were down, or null when it met none since it was received or tagged.</summary>
    public Outage? Outage { get; init; }

    /// <summary>What the points were made with (tagger and theme versions), or null before tagging.</summary>
    public string? TaggedWith { get; init; }
    public DateTimeOffset? TaggedAt { get; init; }
    public IReadOnlyList<Point> Points
    {
        get;
        init
        {
            field = value;
            work = null;
        }
    } = [];

    /// <summary>What staff said of themes before points had identities. New ones are <see cref="Actions"/>.</summary>
    public IReadOnlyList<TagCorrection> Corrections
    {
        get;
        init
        {
            field = value;
            work = null;
        }
    } = [];

    /// <summary>What parts of points that staff split were read as. A part that is not among them keeps what the whole was.</summary>
    public IReadOnlyList<PartReading> PartReadings
    {
        get;
        init
        {
            field = value;
            work = null;
        }
    } = [];

    /// <summary>Everything staff have done to it, in order, what was undone among it.</summary>
    public IReadOnlyList<StaffEntry> Actions
    {
        get;
        init
        {
            field = value;
            work = null;
        }
    } = [];

    /// <summary>The highest number a point of it ever had: none is drawn twice.</summary>
    public int LastNumber
    {
        get => Math.Max(field, Points.Select(point => point.Number).DefaultIfEmpty().Max());
        init;
    }

    /// <summary>
    /// The account of its text as it was read: every character in exactly one passage, a point or set aside with its reason. Empty
    /// before it is read. The passages that are points are <see cref="Points"/>, in the same order.
    /// </summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>What the last reading with other themes or another tagger changed, or null when it was read once only.</summary>
    public ThemeChange? LastChange { get; init; }

    /// <summary>The id of the campaign it is one of several copies of, or null.</summary>
    public string? Campaign { get; init; }

    /// <summary>Where its sender added words to that campaign's template, as the points were made.</summary>
    public IReadOnlyList<TextSpan> AddedWords { get; init; } = [];

    /// <summary>The store's mark of this version, for optimistic concurrency; null before it is stored.</summary>
    public string? Version { get; init; }

    /// <summary>
    /// As the store gave it, whatever was made of it since; null where it was not read from one that says so. A save compares with it what
    /// it changes, and the version says whether it still is what is stored.
    /// </summary>
    [JsonIgnore]
    public Submission? AsStored { get; init; }

    /// <summary>Whether somebody must look at what the reader made of it: see <see cref="Submissions.NeedsLook"/>.</summary>
    public bool NeedsLook => Marks.Any(Submissions.NeedsLook.Is);

    /// <summary>Whether it waits for a person: a mark to settle, or whether it replaces another.</summary>
    [JsonIgnore]
    public bool WaitsForPerson =>
        Standing == Standing.OfferedAsVersion
        || (Standing is not (Standing.Superseded or Standing.Withdrawn) && Marks.Any(SubmissionMarks.NeedsPerson));

    /// <summary>Whether its points are counted by theme: not when something replaced it, or may.</summary>
    public bool Stands => Standing.IsStanding();

    /// <summary>How far it has come on its way to the public; null where its sender did not agree, or it does not stand.</summary>
    [JsonIgnore]
    public Publication? Publication =>
        !Stands || !Marks.Contains(SubmissionMarks.MayBePublished) ? null
        : Marks.Contains(SubmissionMarks.ToBePublished) ? Submissions.Publication.Ready
        : Marks.Contains(SubmissionMarks.NotToBePublished) ? Submissions.Publication.LeftOut
        : Submissions.Publication.ToLookAt;

    /// <summary>The id of the imported sheet that it came in with, or null: see <see cref="SheetKey"/>.</summary>
    [JsonIgnore]
    public string? Sheet => Channel == Channel.Import ? SheetKey.SheetIn(IdempotencyKey) : null;

    /// <summary>The postcode district that its sender gave, or null.</summary>
    [JsonIgnore]
    public string? District => FactOf(DraftFields.Area);

    /// <summary>What its sender answered to the question about being a victim of crime, or null.</summary>
    [JsonIgnore]
    public string? Victim => FactOf(DraftFields.Victim);

    /// <summary>Its points as they stand, and what else staff made of it.</summary>
    [JsonIgnore]
    public WorkedSubmission Work => work ??= WorkedSubmission.Of(this);

    private string? FactOf(string field) => Facts.GetValueOrDefault(field) is { Length: > 0 } fact ? fact : null;

    /// <summary>
    /// Where personal data stands in a point's own words, counted from its beginning. Where staff changed which words are the point's,
    /// they are looked through again: what the machine found was found in other words.
    /// </summary>
    public IReadOnlyList<PersonalDataSpan> PersonalDataIn(WorkedPoint point)
    {
        var known = point.Point.PersonalData.Select(found => found with { Span = found.Span.Shift(-point.Span.Start) });
        return point.IsCorrected ? [.. known, .. PersonalDataFinder.Find(point.Span.Of(Text.Value), Respondent.Name)] : [.. known];
    }
}
