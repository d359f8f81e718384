using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using ConsultationIntake.Consultations;
using ConsultationIntake.Points;
using ConsultationIntake.Privacy;
using ConsultationIntake.Reading;
using ConsultationIntake.Reading.Language;
using ConsultationIntake.Safeguarding;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using ConsultationIntake.Themes;

namespace ConsultationIntake.Submissions;

/// <summary>
/// From a submission's text to its points and the account of all its words: found, tagged, and marked with what else an officer needs to
/// know.
/// </summary>
public sealed class SubmissionReader(IThemeTagger tagger)
{
    /// <summary>Goes up with every change to how texts are split and read beside the tagger.</summary>
    private const string Reading = "points/13";

    /// <summary>A copied letter of ten pages holds a few hundred sentences' findings: these are some megabytes at most.</summary>
    private const int Remembered = 100;

    /// <summary>Of one text: whoever added words, or is named in it, has a reading of their own.</summary>
    private const int ReadingsOfOne = 8;

    /// <summary>In characters. What is longer is nobody's letter to be copied.</summary>
    private const int LongestRemembered = TagSubmission.LongestCopy;

    private readonly ConditionalWeakTable<Consultation, Finder> finders = [];

    /// <summary>What points are made with now. Another value means another reading is possible.</summary>
    public string NameFor(Consultation consultation) =>
        $"{Reading} rows/{PointRow.Format} {tagger.NameFor(consultation)} themes/{consultation.Themes.Version}";

    /// <summary>Where its points are and why its other words are none. A text that many send is read once.</summary>
    public FoundPoints Find(Consultation consultation, Submission submission) => FinderOf(consultation).Find(submission.Text);

    /// <summary>A text that many send is read once: what the first copy's points became, the next one's are.</summary>
    /// <param name="consultation">Whose themes to read by.</param>
    /// <param name="submission">With <see cref="Submission.AddedWords"/> already set: they become points of their own.</param>
    /// <param name="found">What <see cref="Find"/> found in it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<(IReadOnlyList<Point> Points, IReadOnlyList<Passage> Passages)> ReadAsync(
        Consultation consultation,
        Submission submission,
        FoundPoints found,
        CancellationToken cancellationToken
    )
    {
        // What staff worked on is kept, and is nobody else's.
        if (submission is not { Points.Count: 0, Actions.Count: 0 })
            return await ReadAnewAsync(consultation, submission, found, cancellationToken);
        var readings = FinderOf(consultation).ReadingsOf(found, submission.Text.Value);
        var key = readings.KeyOf(submission);
        if (!readings.Known.TryGetValue(key, out var reading))
        {
            reading = await ReadAnewAsync(consultation, submission, found, cancellationToken);
            if (readings.Known.Count < ReadingsOfOne)
                readings.Known.TryAdd(key, reading);
        }

        return reading;
    }

    /// <summary>What the points that stand and that staff cut out of others are read as, each by its own words.</summary>
    public async Task<IReadOnlyList<PartReading>> ReadPartsAsync(
        Consultation consultation,
        Submission submission,
        CancellationToken cancellationToken
    )
    {
        var whole = submission.Points.Select(point => point.Span).ToHashSet();
        var all = submission.Work.Points.Select(point => point.Point.Source).ToList();
        var parts = all.Where(source => source.Kind == PointKind.OwnView && !whole.Contains(source.Span)).ToList();
        if (parts.Count == 0)
            return [];
        var readings = await tagger.ReadAsync(consultation, PointsInContext.Of(submission.Text, all, parts), cancellationToken);
        return [.. parts.Zip(readings, (part, reading) => new PartReading(part.Span, InText(reading.Tags, part.Span.Start)))];
    }

    private Finder FinderOf(Consultation consultation) =>
        finders.GetValue(consultation, static it => new Finder(it.Plan is null ? null : PlanText.From(it.Plan.AllWords)));

    private async Task<(IReadOnlyList<Point> Points, IReadOnlyList<Passage> Passages)> ReadAnewAsync(
        Consultation consultation,
        Submission submission,
        FoundPoints found,
        CancellationToken cancellationToken
    )
    {
        var text = submission.Text.Value;
        var sources = PointContinuity.Keep(submission, AddedPoints.Apply(text, WithRisk(submission.Text, found), submission.AddedWords));
        var own = sources.Where(source => source.Kind == PointKind.OwnView).ToList();
        var readings = await tagger.ReadAsync(consultation, PointsInContext.Of(submission.Text, sources, own), cancellationToken);
        var readingOf = own.Zip(readings).ToDictionary(pair => pair.First.Span, pair => pair.Second);
        var personal = PersonalDataFinder.Find(text, submission.Respondent.Name);
        var ofMany = sources.Count > PointsInContext.Few;
        var points = sources.Select((source, i) => Point(i + 1, source, readingOf.GetValueOrDefault(source.Span), text, personal, ofMany));
        var ledger = ReferenceEquals(sources, found.Points)
            ? found.Ledger
            : found.Ledger.With(text, [.. sources.Select(source => (source.Span, source.Kind, DeciderOf(source, found)))]);
        return ([.. points], ledger.Passages);
    }

    /// <summary>What made a point where the reader did not: null where it did, for all of its words or for more.</summary>
    private static string? DeciderOf(PointSource source, FoundPoints found) =>
        source.AddedToTemplate ? "added to a letter that others sent too"
        : found.Points.Any(point => point.Kind == source.Kind && point.Span.Contains(source.Span)) ? null
        : QuotedRisk.PlaceOf(source) is { } place ? $"may show somebody at risk, in {place}"
        : found.Ledger.Passages.Any(passage => passage.SetAside is not null && passage.Span == source.Span) ? "may show somebody at risk"
        : "kept as staff worked on it";

    /// <summary>
    /// What a person wrote and the reader set aside is a point all the same where it may show somebody at risk: "please keep this
    /// confidential, I am afraid of him". The law and policy of a letter of many points are not looked at: they speak of harm all the time.
    /// </summary>
    internal static IReadOnlyList<PointSource> WithRisk(SubmissionText text, FoundPoints found)
    {
        var ofMany = found.Points.Count > PointsInContext.Few;
        var written = text.Parts.Where(part => part.Kind is PartKind.Answer or PartKind.EmailBody).ToList();
        var atRisk = found
            .Ledger.Passages.Where(passage => MayTellOfRisk(passage.SetAside, ofMany))
            .Where(passage => written.Exists(part => part.Span.Contains(passage.Span)))
            .Where(passage =>
                SafeguardingReader.Find(new PointText(passage.Span.Of(text.Value), new PointContext(OfMany: ofMany))).Count > 0
            )
            .Select(passage => new PointSource { Span = passage.Span })
            .Concat(QuotedRisk.In(text))
            .ToList();
        return atRisk.Count == 0 ? found.Points : [.. found.Points.Concat(atRisk).OrderBy(point => point.Span.Start)];
    }

    private static bool MayTellOfRisk(SetAsideReason? reason, bool ofMany) =>
        reason switch
        {
            SetAsideReason.Greeting
            or SetAsideReason.Signature
            or SetAsideReason.Disclaimer
            or SetAsideReason.Heading
            or SetAsideReason.WhoWeAre
            or SetAsideReason.HowWeConsulted
            or SetAsideReason.IntroducesAList
            or SetAsideReason.NoComment => true,
            SetAsideReason.CommitteePaper or SetAsideReason.AboutThePlan => !ofMany,
            _ => false,
        };

    /// <summary>The tags of a point with their words in the whole text.</summary>
    private static IReadOnlyList<ThemeTag> InText(IReadOnlyList<ThemeTag> tags, int start) =>
        [.. tags.Select(tag => tag with { Evidence = [.. tag.Evidence.Select(span => span.Shift(start))] })];

    private static Point Point(
        int number,
        PointSource source,
        PointReading? reading,
        string text,
        IReadOnlyList<PersonalDataSpan> personal,
        bool ofMany
    ) =>
        new()
        {
            Number = number,
            Source = source,
            Tags = InText(reading?.Tags ?? [], source.Span.Start),
            Stance = reading?.Stance ?? Stance.Neutral,
            Safeguarding =
            [
                .. (
                    reading?.Safeguarding ?? SafeguardingReader.Find(new PointText(source.Span.Of(text), new PointContext(OfMany: ofMany)))
                ).Select(span => span.Shift(source.Span.Start)),
            ],
            PersonalData = [.. personal.Where(found => found.Span.Overlaps(source.Span))],
            Language = LanguageDetector.Detect(source.Span.Of(text)),
            Note = QuotedRisk.PlaceOf(source) is { } place ? $"These words stand in {place}." : reading?.Note,
        };

    /// <summary>Finds points beside the words of a consultation's plan, and remembers what it found.</summary>
    private sealed class Finder(PlanText? plan)
    {
        private readonly Recent<string, FoundPoints> found = new(Remembered);

        /// <summary>For as long as what was found is remembered.</summary>
        private readonly ConditionalWeakTable<FoundPoints, Readings> readings = [];

        internal FoundPoints Find(SubmissionText text) =>
            text.Value.Length > LongestRemembered
                ? PointFinder.Find(text, plan)
                : found.Get(KeyOf(text), _ => PointFinder.Find(text, plan));

        internal Readings ReadingsOf(FoundPoints points, string text) => readings.GetValue(points, _ => new Readings(text));

        private static string KeyOf(SubmissionText text) =>
            Convert.ToHexString(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(text, SubmissionJson.Options)));
    }

    /// <summary>What a text was read as, by all that has a say in it beside the text and the themes.</summary>
    private sealed class Readings(string text)
    {
        private readonly Lazy<RespondentNames> names = new(() => new(text));

        internal ConcurrentDictionary<
            (string? Name, string Added),
            (IReadOnlyList<Point> Points, IReadOnlyList<Passage> Passages)
        > Known { get; } = new();

        internal (string? Name, string Added) KeyOf(Submission submission) =>
            (
                submission.Respondent.Name is { } name && names.Value.MayStandThere(name) ? name : null,
                string.Join(' ', submission.AddedWords.Select(span => $"{span.Start}-{span.End}"))
            );
    }
}
