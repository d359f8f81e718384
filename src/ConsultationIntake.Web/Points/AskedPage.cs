using ConsultationIntake.Submissions.Register;

namespace ConsultationIntake.Web.Points;

/// <summary>A page of points that an address asks for: what follows <c>after</c> there may be anything.</summary>
internal static class AskedPage
{
    /// <summary>Null where the query goes on after what is the end of no page.</summary>
    internal static async Task<PointPage?> FindPageAsync(
        this IPointRegister register,
        PointQuery query,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await register.ListAsync(query, cancellationToken);
        }
        catch (FormatException) when (query.After is not null)
        {
            return null;
        }
    }
}
