using System.Globalization;
using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Reading;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Submissions.StaffWork;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary>Which points an officer wants something done to, as the forms of the pages carry it.</summary>
/// <param name="Query">The filter of the list they were chosen from.</param>
/// <param name="Which"><see cref="Ticked"/>, <see cref="ThisPage"/> or <see cref="All"/>.</param>
/// <param name="Chosen">Those that were ticked.</param>
public sealed record ManyForm(PointQuery Query, string Which, IReadOnlyList<ChosenPoint> Chosen)
{
    internal const string Ticked = "ticked";
    internal const string ThisPage = "page";
    internal const string All = "all";

    /// <summary>Of all, those that are the senders' own view: read as <see cref="All"/> of a narrower filter.</summary>
    internal const string Own = "own";
    internal const string Filter = "filter";

    /// <summary>As many as a page can show.</summary>
    private const int MostTicked = 200;

    /// <summary>Null where the filter cannot be read, or the form does not say which points.</summary>
    internal static ManyForm? Read(IFormCollection form, Consultation consultation)
    {
        var filter = PointFilter.Parse(form[Filter], consultation);
        var which = form["which"].ToString();
        if (filter.Errors.Count > 0 || which is not (Ticked or ThisPage or All or Own))
            return null;
        ChosenPoint[] chosen = [.. form["point"].Take(MostTicked).Select(ChosenPoint.Parse).OfType<ChosenPoint>()];
        return which == Own
            ? new ManyForm(filter.Query.With(PointField.Whose, nameof(PointKind.OwnView)), All, chosen)
            : new ManyForm(filter.Query, which, chosen);
    }

    /// <summary>As the confirmation page shows and counts them; null where they are on a page that there is not.</summary>
    internal async Task<ManyPoints?> PointsAsync(IPointRegister register, CancellationToken cancellationToken) =>
        Which switch
        {
            All => new ManyPoints.Found(Query with { After = null }),
            ThisPage => await register.FindPageAsync(Query, cancellationToken) is { } page
                ? new ManyPoints.Chosen([.. page.Points.Select(ChosenPoint.Of)])
                : null,
            _ => new ManyPoints.Chosen(Chosen),
        };

    /// <summary>As they are confirmed: those that were shown, and no others.</summary>
    internal ManyPoints Confirmed(IFormCollection form) =>
        Which == All
            ? new ManyPoints.Found(
                Query with
                {
                    After = null,
                },
                long.TryParse(form["expected"], NumberStyles.None, CultureInfo.InvariantCulture, out var expected) ? expected : 0,
                form["mark"].ToString()
            )
            : new ManyPoints.Chosen(Chosen);

    /// <summary>What is done to each of them; null where the form names nothing that is done to many.</summary>
    internal static StaffAction.OnPoint? Action(IFormCollection form, Consultation consultation) =>
        form[PointActionForm.Do].ToString() is "decide" or "undecide" or "assign" or "theme"
            ? PointActionForm.Read(form, point: 0, consultation) as StaffAction.OnPoint
            : null;
}
