using ConsultationIntake.Clients;
using ConsultationIntake.Consultations;
using ConsultationIntake.Office;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Pages;
using ConsultationIntake.Web.Staff;
using Microsoft.AspNetCore.Http;

namespace ConsultationIntake.Web.Clients;

/// <summary><c>/staff/{slug}/keys</c>: the keys of programs, made and revoked by a manager.</summary>
public sealed class KeyPages(ConsultationCatalogue catalogue, IOfficeRecords records, ClientKeys keys, StaffGate gate)
{
    /// <summary><c>GET /staff/{slug}/keys</c></summary>
    public Task<IResult> ListAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.PageAsync(
            context,
            async _ =>
                catalogue.Find(slug) is { } consultation
                    ? await ShowAsync(consultation, made: null, error: null, cancellationToken)
                    : StaffNotFound.Page(),
            StaffRole.Manager
        );

    /// <summary><c>POST /staff/{slug}/keys</c>: makes one and shows it, this once.</summary>
    public Task<IResult> IssueAsync(HttpContext context, string slug, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                var form = await FormBody.ReadAsync(context.Request, cancellationToken);
                var scopes = form["scope"]
                    .Select(scope =>
                        Enum.TryParse<ClientScopes>(scope, out var parsed) && Enum.IsDefined(parsed) ? parsed : ClientScopes.None
                    )
                    .Aggregate(ClientScopes.None, (all, scope) => all | scope);
                var made = await keys.IssueAsync(consultation.Slug, form["client"].ToString(), scopes, member.Name, cancellationToken);
                return await ShowAsync(
                    consultation,
                    made,
                    made is null ? $"Say whose key it is, in up to {ClientKeys.MaxClient} characters, and what it may do" : null,
                    cancellationToken
                );
            },
            StaffRole.Manager
        );

    /// <summary><c>POST /staff/{slug}/keys/{id}/revoke</c></summary>
    public Task<IResult> RevokeAsync(HttpContext context, string slug, string id, CancellationToken cancellationToken) =>
        gate.ChangeAsync(
            context,
            async member =>
            {
                if (catalogue.Find(slug) is not { } consultation)
                    return StaffNotFound.Page();
                await keys.RevokeAsync(consultation.Slug, id, member.Name, cancellationToken);
                return Results.LocalRedirect($"~/staff/{consultation.Slug}/keys", permanent: false, preserveMethod: false);
            },
            StaffRole.Manager
        );

    private async Task<IResult> ShowAsync(Consultation consultation, string? made, string? error, CancellationToken cancellationToken) =>
        PageResult.Of<KeysPage>(
            new
            {
                Consultation = consultation,
                Keys = (IReadOnlyList<ClientKey>)
                    [
                        .. (await records.ListAsync<ClientKey>(consultation.Slug, cancellationToken))
                            .OrderBy(key => key.RevokedAt is not null)
                            .ThenByDescending(key => key.At),
                    ],
                Made = made,
                Error = error,
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );
}
