using ConsultationIntake.Consultations;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.LocalHost.Demonstration;

/// <summary>An invented form, or an invented letter from a partner's own system.</summary>
internal sealed record InventedResponse(
    Dictionary<string, string> Answers,
    string? Name = null,
    string? Email = null,
    string? Organisation = null,
    string? Letter = null,
    string Language = Languages.English
)
{
    internal SubmitCommand To(Consultation consultation) =>
        new()
        {
            Consultation = consultation,
            Channel = Organisation is null ? Channel.Form : Channel.Partner,
            Respondent = new Respondent
            {
                Name = Name,
                Email = Email,
                Organisation = Organisation,
            },
            Partner = PartnerMatch.Named(consultation, Organisation),
            Answers =
            [
                .. Answers.Select(answer => new Answer(answer.Key, answer.Value)),
                .. Letter is null ? [] : new[] { new Answer("letter", InventedFiles.Read(Letter)) },
            ],
            Language = Language,
        };
}
