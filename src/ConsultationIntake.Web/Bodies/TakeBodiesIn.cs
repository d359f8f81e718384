using ConsultationIntake.Clients;
using ConsultationIntake.Consultations;
using ConsultationIntake.Web.Form;
using ConsultationIntake.Web.Staff;
using ConsultationIntake.Web.Submissions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace ConsultationIntake.Web.Bodies;

/// <summary>
/// Sees to it that only so many bytes of long bodies are read at once (<see cref="LongBody"/>), whatever answers them. Received mail and
/// archives are written away as they come and never stand in memory as a whole, so they pass.
/// </summary>
internal sealed class TakeBodiesIn(
    RequestDelegate next,
    BodyRooms rooms,
    PartnerKeys partners,
    ClientKeys clients,
    IStaffSignIn signIn,
    IOptions<BodyOptions> options,
    TimeProvider clock
)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (!MayBeLong(context.Request))
        {
            await next(context);
            return;
        }

        IDisposable? place = null;
        var network = VisitorPace.NetworkOf(context) ?? "";
        var body = new LongBody(
            context.Request.BodyReader,
            options.Value.Folder ?? Path.GetTempPath(),
            network,
            cancellationToken => RoomForAsync(context, cancellationToken),
            async (room, bytes, cancellationToken) => place = await EnterAsync(room, bytes, network, cancellationToken)
        );
        context.Request.Body = body;
        context.Response.RegisterForDisposeAsync(body);
        // Its work is done when the answer begins: who reads that slowly keeps nobody waiting.
        context.Response.OnStarting(() =>
        {
            place?.Dispose();
            return Task.CompletedTask;
        });
        try
        {
            await next(context);
        }
        finally
        {
            place?.Dispose();
        }
    }

    /// <summary>A body that tells no length may be of any.</summary>
    private static bool MayBeLong(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method)
        && !HttpMethods.IsHead(request.Method)
        && request.ContentLength is null or > LongBody.Short
        && !request.Path.StartsWithSegments("/inbound", StringComparison.OrdinalIgnoreCase)
        && !request.Path.StartsWithSegments("/api/inbox", StringComparison.OrdinalIgnoreCase)
        && !RequestGuard.IsArchive(request.Path);

    private async Task<IDisposable> EnterAsync(BodyRoom room, long bytes, string network, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.LongestWaitSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await room.Reading.EnterAsync(bytes, either.Token, network);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw LongBody.TooBusy();
        }
    }

    private async Task<BodyRoom> RoomForAsync(HttpContext context, CancellationToken cancellationToken) =>
        partners.GrantOf(context.Request.Headers) is not null
        || signIn.Identify(context) is not null
        || await HasClientKeyAsync(context, cancellationToken)
            ? rooms.Known
            : rooms.Strangers;

    private async Task<bool> HasClientKeyAsync(HttpContext context, CancellationToken cancellationToken) =>
        context.Request.Headers[StaffGate.KeyHeader] is [{ } presented]
        && ConsultationSlug.TryParse(context.Value("slug"), out var slug)
        && await clients.FindAsync(slug, presented, cancellationToken) is not null;
}
