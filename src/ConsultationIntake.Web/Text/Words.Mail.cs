namespace ConsultationIntake.Web.Text;

public sealed partial record Words
{
    public sealed record MailWords
    {
        public required string LinkSubject { get; init; }
        public required string LinkTitle { get; init; }
        public required string LinkIntro { get; init; }
        public required string LinkGo { get; init; }
        public required string LinkWarn { get; init; }
        public required string LinkReason { get; init; }
        public required string CopySubject { get; init; }
        public required string ProofSubject { get; init; }
        public required string ProofTitle { get; init; }
        public required string ProofIntro { get; init; }
        public required string ProofReply { get; init; }
        public required string ProofGo { get; init; }
        public required string ProofUntil { get; init; }
        public required string ProofReason { get; init; }
        public required string CopyTitle { get; init; }
        public required string CopyIntro { get; init; }
        public required string CopyAnswers { get; init; }
        public required string CopyReason { get; init; }
    }
}
