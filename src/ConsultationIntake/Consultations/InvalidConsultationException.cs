namespace ConsultationIntake.Consultations;

/// <summary>A consultation cannot be served as its files stand. Stops the host, naming every problem found.</summary>
public sealed class InvalidConsultationException(IReadOnlyList<ConsultationProblem> problems)
    : Exception("The consultations cannot be read:" + string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}")))
{
    public IReadOnlyList<ConsultationProblem> Problems { get; } = problems;
}
