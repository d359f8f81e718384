using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Submissions.Register;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary><c>/staff/{slug}/draft</c>: points beside the passages of the new draft that may answer them.</summary>
public sealed class NewDraftPages(ConsultationCatalogue catalogue, IPointRegister register, StaffGate gate)
{
    /// <summary>Each is read with its proposals.</summary>
    private const int PointsShown = 20;
    private const int Proposed = 3;

    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation || FindPlanPassages.For(consultation) is not { } passages)
                    return StaffNotFound.Page();
                var filter = PointFilter.Read(context.Request.Query, consultation, PointPages.Done);
                if (filter.Errors.Count > 0)
                    return PointPages.Problem(filter, consultation);
                var all = new PointQuery { Consultation = consultation.Slug };
                if (await register.FindPageAsync(filter.Query with { Take = PointsShown }, cancellationToken) is not { } page)
                    return StaffNotFound.Page();
                var counts = await register.CountEachAsync(
                    [
                        filter.Query with
                        {
                            After = null,
                        },
                        all,
                        all.With(PointField.NewDraft, PointFacet.Taken),
                        all.With(PointField.NewDraft, PointFacet.None),
                    ],
                    cancellationToken
                );
                return PageResult.Of<NewDraftPage>(
                    new
                    {
                        Consultation = consultation,
                        Query = filter.Query,
                        Points = page
                            .Points.Select(row => new PointWithProposals(
                                row,
                                row.PlanAnswer is null ? passages.Find(row.Text, Proposed) : []
                            ))
                            .ToList(),
                        page.Next,
                        Count = counts[0],
                        Total = counts[1],
                        Taken = counts[2],
                        None = counts[3],
                        Done = DoneAction.Parse(context.Request.Query[PointPages.Done]),
                    }
                );
            }
        );
}

/// <param name="Row">The point.</param>
/// <param name="Proposals">Best first; empty where an officer has said what answers it.</param>
public sealed record PointWithProposals(PointRow Row, IReadOnlyList<ProposedPassage> Proposals);
