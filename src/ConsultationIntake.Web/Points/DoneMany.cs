using ConsultationIntake.Submissions.Register;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary>What an officer did last to many points at once, as the next page's address carries it.</summary>
/// <param name="Batch">What it is undone by.</param>
/// <param name="Points">Points it is still in effect on.</param>
public sealed record DoneMany(string Batch, long Points)
{
    private const string Mark = "many.";

    internal static string Of(string batch) => $"{Mark}{batch}";

    /// <summary>Null where the address says nothing of the kind, or nothing of it is left.</summary>
    internal static async Task<DoneMany?> FindAsync(
        HttpContext context,
        PointQuery all,
        IPointRegister register,
        CancellationToken cancellationToken
    )
    {
        if (
            context.Request.Query[PointPages.Done].ToString() is not { } said
            || !said.StartsWith(Mark, StringComparison.Ordinal)
            || said[Mark.Length..] is not { Length: > 0 } batch
            || !batch.All(char.IsAsciiHexDigit)
        )
            return null;
        var points = await register.CountAsync(all.With(PointField.Batch, batch), cancellationToken);
        return points == 0 ? null : new DoneMany(batch, points);
    }
}
