namespace ConsultationIntake.Allowances;

/// <summary>Deletes what was counted in windows of time that have ended: nothing of who asked for what is kept longer.</summary>
public sealed class ForgetAllowances(IAllowances allowances, TimeProvider clock)
{
    public Task ExecuteAsync(CancellationToken cancellationToken) => allowances.ForgetAsync(clock.GetUtcNow(), cancellationToken);
}
