using ConsultationIntake.Consultations;
using ConsultationIntake.Decisions;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Points;

/// <summary><c>/staff/{slug}/filters</c>: filters of points that the office keeps by name. The list of points shows them.</summary>
public sealed class FilterPages(ConsultationCatalogue catalogue, SaveFilter save, StaffGate gate)
{
    public Task<IResult> SaveAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                var filter = PointFilter.Parse(form[ManyForm.Filter], consultation);
                if (filter.Errors.Count > 0)
                    return StaffNotFound.Page();
                var query = PointFilter.QueryOf(filter.Query with { After = null }, consultation);
                var back = PointFilter.Address(filter.Query, consultation);
                var replaces = form["replaces"].ToString();
                var outcome = await save.ExecuteAsync(
                    new SaveFilterCommand(
                        consultation.Slug,
                        form["name"].ToString(),
                        query,
                        member.Name,
                        replaces.Length > 0 ? replaces : null
                    ),
                    cancellationToken
                );
                return outcome switch
                {
                    SaveFilterOutcome.Saved => Results.LocalRedirect($"~{back}"),
                    SaveFilterOutcome.NameTaken taken => PageResult.Of<FilterTakenPage>(
                        new
                        {
                            Consultation = consultation,
                            taken.Other,
                            Query = query,
                            Back = back,
                        },
                        StatusCodes.Status409Conflict
                    ),
                    SaveFilterOutcome.NoName => ManyPages.Told(
                        "The filter has no name",
                        $"Give it a name of 1 to {SaveFilter.LongestName} characters.",
                        back
                    ),
                    _ => throw new NotSupportedException("An outcome of saving a filter has no page."),
                };
            }
        );

    public Task<IResult> RemoveAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                // One that another officer removed meanwhile is gone as was asked.
                await save.ForgetAsync(consultation.Slug, form["name"].ToString(), member.Name, cancellationToken);
                return Results.LocalRedirect($"~{PointPages.BackFrom(form, $"/staff/{consultation.Slug}/points")}");
            }
        );
}
