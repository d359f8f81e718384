using ConsultationIntake.Inbox.Understanding;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions;

namespace ConsultationIntake.Inbox.Versions;

/// <summary>What a letter says of its own standing.</summary>
internal static class LetterStanding
{
    public static Standing Said(Submission letter)
    {
        var own = string.Join("\n\n", letter.Text.Parts.Where(part => part.Kind != PartKind.SetAside).Select(part => part.Span.Of(letter.Text.Value)));
        var agreed = ProvisionalWording.Read(own, DateOnly.FromDateTime(letter.ReceivedAt.UtcDateTime));
        return EmailSubmission.StandingOf(agreed.Standing, letter.Partner);
    }
}
