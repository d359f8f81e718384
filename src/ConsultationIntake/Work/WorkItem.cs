using System.Text.Json;
using System.Text.Json.Serialization;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Work;

/// <summary>Something to do, by the ids of what it is done to: never a text, never a person.</summary>
/// <param name="Kind">Which handler takes it.</param>
/// <param name="Consultation">The consultation it belongs to; empty where that is what has to be found out.</param>
/// <param name="Id">The reference of the submission, the id of the received email, or the place in a list to go on from.</param>
/// <param name="Step">How far it has come, for work that has several steps; null for the first.</param>
public sealed record WorkItem(
    WorkKind Kind,
    string Consultation,
    string Id,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Step = null
)
{
    /// <summary>Whoever reads the mail of an address has said so.</summary>
    public const string Proven = "proven";

    /// <summary>What was done with each point of the response.</summary>
    public const string Reply = "reply";

    /// <summary>The reply to everybody who wants one and can have it: a page of them.</summary>
    public const string Replies = "replies";

    /// <summary>The response is read, and somebody must be told of it by mail.</summary>
    public const string Tell = "tell";

    public static WorkItem TagSubmission(ConsultationSlug consultation, Submissions.SubmissionReference reference) =>
        new(WorkKind.TagSubmission, consultation.ToString(), reference.ToString());

    /// <summary>Tells of a response that may show a person at risk: apart from its reading, which waits for no mail server.</summary>
    public static WorkItem TellOfSafeguarding(ConsultationSlug consultation, Submissions.SubmissionReference reference) =>
        TagSubmission(consultation, reference) with
        {
            Step = Tell,
        };

    public static WorkItem ReadEmail(string messageId) => new(WorkKind.ReadEmail, "", messageId);

    public static WorkItem AcknowledgeEmail(ConsultationSlug consultation, string messageId) =>
        new(WorkKind.AcknowledgeEmail, consultation.ToString(), messageId);

    /// <summary>Asks the address that was given with a response whether it wants the copy.</summary>
    public static WorkItem OfferCopy(ConsultationSlug consultation, Submissions.SubmissionReference reference) =>
        new(WorkKind.SendCopy, consultation.ToString(), reference.ToString());

    /// <summary>Sends the copy to an address that was proven.</summary>
    public static WorkItem SendCopy(ConsultationSlug consultation, Submissions.SubmissionReference reference) =>
        new(WorkKind.SendCopy, consultation.ToString(), reference.ToString(), Proven);

    /// <summary>Tells an address that was proven what was done with its points.</summary>
    public static WorkItem SendReply(ConsultationSlug consultation, Submissions.SubmissionReference reference) =>
        new(WorkKind.SendCopy, consultation.ToString(), reference.ToString(), Reply);

    /// <param name="consultation">Whose respondents are told.</param>
    /// <param name="after">The reference after which to go on; empty to begin.</param>
    public static WorkItem SendReplies(ConsultationSlug consultation, string after = "") =>
        new(WorkKind.SendCopy, consultation.ToString(), after, Replies);

    /// <param name="consultation">Whose submissions are to be read again where they were read with something else.</param>
    /// <param name="after">Where in the list to go on; empty to begin.</param>
    public static WorkItem RetagConsultation(ConsultationSlug consultation, string after = "") =>
        new(WorkKind.RetagConsultation, consultation.ToString(), after);

    /// <param name="consultation">Whose sheet it is.</param>
    /// <param name="import">The id of the import.</param>
    public static WorkItem ImportSheet(ConsultationSlug consultation, string import) =>
        new(WorkKind.ImportSheet, consultation.ToString(), import);

    public string ToJson() => JsonSerializer.Serialize(this, WorkJson.Options);

    /// <summary>Throws <see cref="JsonException"/> where the message is none of ours.</summary>
    public static WorkItem FromJson(string json) =>
        JsonSerializer.Deserialize<WorkItem>(json, WorkJson.Options) ?? throw new JsonException("The message is empty.");
}
