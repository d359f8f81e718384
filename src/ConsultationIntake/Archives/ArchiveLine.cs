using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultationIntake.Alerts;
using ConsultationIntake.Concerns;
using ConsultationIntake.Decisions;
using ConsultationIntake.Digests;
using ConsultationIntake.Equality;
using ConsultationIntake.History;
using ConsultationIntake.Imports;
using ConsultationIntake.Office;
using ConsultationIntake.Outcomes;
using ConsultationIntake.PublicResponses;
using ConsultationIntake.Replies;
using ConsultationIntake.Reports;
using ConsultationIntake.SentMails;
using ConsultationIntake.Submissions;
using ConsultationIntake.Submissions.NearCopies;
using ConsultationIntake.Themes.Own;

namespace ConsultationIntake.Archives;

/// <summary>
/// A line of an archive: JSON Lines in which a consultation leaves one installation and comes into another. The first is a
/// <see cref="Beginning"/> and the last an <see cref="End"/>, so that half a file is known for one.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "line")]
[JsonDerivedType(typeof(Beginning), "archive")]
[JsonDerivedType(typeof(File), "file")]
[JsonDerivedType(typeof(Response), "response")]
[JsonDerivedType(typeof(OfConcern), "concern")]
[JsonDerivedType(typeof(OfFilter), "filter")]
[JsonDerivedType(typeof(OfTheme), "theme")]
[JsonDerivedType(typeof(OfWords), "outcomeWords")]
[JsonDerivedType(typeof(OfColumns), "sheetColumns")]
[JsonDerivedType(typeof(OfRedaction), "redaction")]
[JsonDerivedType(typeof(OfQuote), "quote")]
[JsonDerivedType(typeof(OfReply), "reply")]
[JsonDerivedType(typeof(OfDigest), "digest")]
[JsonDerivedType(typeof(OfSentMail), "sentMail")]
[JsonDerivedType(typeof(OfTyping), "typedTwice")]
[JsonDerivedType(typeof(OfUndelivered), "undelivered")]
[JsonDerivedType(typeof(OfColleague), "colleague")]
[JsonDerivedType(typeof(OfAlert), "alert")]
[JsonDerivedType(typeof(OfStandingDecision), "standingDecision")]
[JsonDerivedType(typeof(OfSheet), "sheet")]
[JsonDerivedType(typeof(OfErasedRows), "erasedRows")]
[JsonDerivedType(typeof(OfCampaign), "campaign")]
[JsonDerivedType(typeof(OfHistory), "history")]
[JsonDerivedType(typeof(OfEquality), "equality")]
[JsonDerivedType(typeof(OfEdition), "outcomeEdition")]
[JsonDerivedType(typeof(OfOutcome), "outcome")]
[JsonDerivedType(typeof(OfPublicSet), "publicSet")]
[JsonDerivedType(typeof(OfPublic), "public")]
[JsonDerivedType(typeof(End), "end")]
public abstract record ArchiveLine
{
    /// <summary>The version of the format that is written, and the only one that is read.</summary>
    public const int Version = 1;

    private static readonly JsonSerializerOptions Options = new(SubmissionJson.Options)
    {
        AllowOutOfOrderMetadataProperties = true,
        // What is required is there, if only to say that it is nothing.
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        RespectRequiredConstructorParameters = true,
    };

    private ArchiveLine() { }

    /// <param name="Format">See <see cref="Version"/>.</param>
    /// <param name="Consultation">The slug it had.</param>
    /// <param name="At">When it was taken out.</param>
    /// <param name="By">Who took it out.</param>
    /// <param name="Demonstration">Whether what follows was invented, or given to a demonstration.</param>
    public sealed record Beginning(int Format, string Consultation, DateTimeOffset At, string By, bool Demonstration = false) : ArchiveLine;

    /// <summary>A file that came with a response; it stands before the response.</summary>
    /// <param name="Blob">Its name in the store of files.</param>
    /// <param name="Content">Its bytes, in base64.</param>
    public sealed record File(string Blob, string Content) : ArchiveLine;

    /// <summary>A response with its points, their numbers, and everything that staff did to it.</summary>
    public sealed record Response(Submission Submission) : ArchiveLine;

    public sealed record OfConcern(Concern Concern) : ArchiveLine;

    public sealed record OfFilter(SavedFilter Filter) : ArchiveLine;

    public sealed record OfTheme(OwnTheme Theme) : ArchiveLine;

    public sealed record OfWords(OutcomeWords Words) : ArchiveLine;

    public sealed record OfColumns(SheetColumns Columns) : ArchiveLine;

    public sealed record OfRedaction(ResponseRedaction Redaction) : ArchiveLine;

    public sealed record OfQuote(ReportQuote Quote) : ArchiveLine;

    /// <summary>Where the reply to somebody stands, so that it is sent once wherever it is sent.</summary>
    public sealed record OfReply(ReplyDelivery Reply) : ArchiveLine;

    /// <summary>
    /// A digest that was due, its figures and what became of each copy: what the next one counts from, and why it is not sent again.
    /// </summary>
    public sealed record OfDigest(DigestEntry Digest) : ArchiveLine;

    /// <summary>What a digest, a reply, an acknowledgement or a reminder said that went out.</summary>
    /// <param name="Mail">Without the address it went to.</param>
    /// <param name="About">The references of the responses that it is about, by which they are found who are erased.</param>
    public sealed record OfSentMail(SentMail Mail, IReadOnlyList<string> About) : ArchiveLine;

    /// <summary>That a paper response was typed a second time.</summary>
    public sealed record OfTyping(SecondTyping Typing) : ArchiveLine;

    /// <summary>A mail that somebody has still to settle.</summary>
    public sealed record OfUndelivered(UndeliveredMail Mail) : ArchiveLine;

    /// <summary>A member of staff who was here: who work was given to, and who has read what.</summary>
    public sealed record OfColleague(Colleague Colleague) : ArchiveLine;

    /// <summary>What was decided of a campaign letter's point, for the copies that come later.</summary>
    public sealed record OfStandingDecision(StandingDecision Decision) : ArchiveLine;

    /// <summary>That somebody was told of a response that may show a person at risk, so that they are told once.</summary>
    public sealed record OfAlert(SafeguardingAlert Alert) : ArchiveLine;

    /// <summary>A sheet that was taken in, so that it can be taken back there.</summary>
    /// <param name="Import">Finished, or stopped for good.</param>
    /// <param name="Content">The file's bytes, in base64; null where it is gone, as that of a finished one is.</param>
    public sealed record OfSheet(SheetImport Import, string? Content, TakenRows? Rows = null) : ArchiveLine;

    /// <summary>The rows of a sheet whose responses were erased, so that the same file does not bring them back there.</summary>
    public sealed record OfErasedRows(ErasedRows Rows) : ArchiveLine;

    /// <summary>
    /// A letter that several people sent, by which its copies are told; it stands before the responses, which say that they are its copies.
    /// </summary>
    public sealed record OfCampaign(Campaign Campaign) : ArchiveLine;

    /// <summary>A line of the history, with its hashes; they stand in their order.</summary>
    public sealed record OfHistory(HistoryLine Done) : ArchiveLine;

    public sealed record OfEquality(EqualityTally Tally) : ArchiveLine;

    /// <summary>An edition of "You said, we did", public or not; it stands before the line that says which is.</summary>
    public sealed record OfEdition(string Id, OutcomeEdition Edition) : ArchiveLine;

    public sealed record OfOutcome(OutcomePage Page) : ArchiveLine;

    /// <summary>The responses that are public; it stands before the line that says so.</summary>
    public sealed record OfPublicSet(string Id, IReadOnlyList<PublicResponse> Responses) : ArchiveLine;

    public sealed record OfPublic(PublicResponsesPage Page) : ArchiveLine;

    /// <param name="Lines">All lines before this one.</param>
    public sealed record End(long Lines) : ArchiveLine;

    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="JsonException">It is no line of an archive.</exception>
    public static ArchiveLine Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<ArchiveLine>(json, Options) ?? throw new JsonException("The line is empty.");
        }
        catch (Exception wrong) when (wrong is NotSupportedException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }
}
