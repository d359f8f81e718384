using System.Globalization;
using ConsultationIntake.Decisions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary>What was done to many points at once, as far as the page that follows says it.</summary>
public enum ManyAct
{
    /// <summary>Whatever has no words of its own.</summary>
    Done,
    Drafted,
    Agreed,
}

/// <summary>What an officer did last to many points at once, as the next page's address carries it.</summary>
/// <param name="Batch">What it is undone by.</param>
/// <param name="Act">What was done.</param>
/// <param name="Left">Points that a draft left as they were, because their decision is agreed.</param>
/// <param name="Points">Points it is still in effect on.</param>
public sealed record DoneMany(string Batch, ManyAct Act = ManyAct.Done, long Left = 0, long Points = 0)
{
    private const string Mark = "many.";

    internal static DoneMany Of(string batch, StaffAction action) =>
        new(
            batch,
            action switch
            {
                StaffAction.Decide { Disposition.IsAgreed: true } => ManyAct.Agreed,
                StaffAction.Decide { Disposition: not null } => ManyAct.Drafted,
                _ => ManyAct.Done,
            }
        );

    internal DoneMany After(TakeActionOnManyOutcome outcome) =>
        outcome is TakeActionOnManyOutcome.Taken taken ? this with { Left = taken.LeftAgreed } : this;

    /// <summary>Null where the address says nothing of the kind, or nothing of it is left.</summary>
    internal static async Task<DoneMany?> FindAsync(
        HttpContext context,
        PointQuery all,
        IPointRegister register,
        CancellationToken cancellationToken
    )
    {
        if (Parse(context.Request.Query[PointPages.Done]) is not { } done)
            return null;
        var points = await register.CountAsync(all.With(PointField.Batch, done.Batch), cancellationToken);
        return points == 0 && done.Left == 0 ? null : done with { Points = points };
    }

    private static DoneMany? Parse(string? said) =>
        said?.Split('.') is ["many", { Length: > 0 } batch, var act, var left]
        && batch.All(char.IsAsciiHexDigit)
        && Enum.GetValues<ManyAct>().Any(known => known.ToString() == act)
        && long.TryParse(left, NumberStyles.None, CultureInfo.InvariantCulture, out var many)
            ? new DoneMany(batch, Enum.Parse<ManyAct>(act), many)
            : null;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Mark}{Batch}.{Act}.{Left}");
}
