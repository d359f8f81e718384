using ConsultationIntake.Consultations;

namespace ConsultationIntake.History;

/// <summary>Proves that no line of a consultation's history was changed, taken out or put in.</summary>
public sealed class VerifyHistory(IHistory history)
{
    public sealed record Outcome(long Lines, string LastHash, string? Problem);

    public async Task<Outcome> ExecuteAsync(ConsultationSlug consultation, CancellationToken cancellationToken)
    {
        var (number, hash) = (0L, HistoryLine.Beginning);
        await foreach (var line in history.ReadAsync(consultation, cancellationToken))
        {
            if (line.ProblemAfter(number, hash) is { } problem)
                return new Outcome(number, hash, problem);
            (number, hash) = (line.Number, line.Hash);
        }

        return new Outcome(number, hash, Problem: null);
    }
}
