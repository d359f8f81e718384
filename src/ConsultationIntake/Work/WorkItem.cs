using System.Text.Json;
using ConsultationIntake.Consultations;

namespace ConsultationIntake.Work;

/// <summary>Something to do, by the ids of what it is done to: never a text, never a person.</summary>
/// <param name="Kind">Which handler takes it.</param>
/// <param name="Consultation">The consultation it belongs to; empty where that is what has to be found out.</param>
/// <param name="Id">The reference of the submission, the id of the received email, or the place in a list to go on from.</param>
public sealed record WorkItem(WorkKind Kind, string Consultation, string Id)
{
    public static WorkItem TagSubmission(ConsultationSlug consultation, Submissions.SubmissionReference reference) =>
        new(WorkKind.TagSubmission, consultation.ToString(), reference.ToString());

    public static WorkItem ReadEmail(string messageId) => new(WorkKind.ReadEmail, "", messageId);

    public static WorkItem AcknowledgeEmail(ConsultationSlug consultation, string messageId) =>
        new(WorkKind.AcknowledgeEmail, consultation.ToString(), messageId);

    public static WorkItem SendCopy(ConsultationSlug consultation, Submissions.SubmissionReference reference) =>
        new(WorkKind.SendCopy, consultation.ToString(), reference.ToString());

    /// <param name="consultation">Whose submissions are to be read again where they were read with something else.</param>
    /// <param name="after">Where in the list to go on; empty to begin.</param>
    public static WorkItem RetagConsultation(ConsultationSlug consultation, string after = "") =>
        new(WorkKind.RetagConsultation, consultation.ToString(), after);

    public string ToJson() => JsonSerializer.Serialize(this, WorkJson.Options);

    /// <summary>Throws <see cref="JsonException"/> where the message is none of ours.</summary>
    public static WorkItem FromJson(string json) =>
        JsonSerializer.Deserialize<WorkItem>(json, WorkJson.Options) ?? throw new JsonException("The message is empty.");
}
