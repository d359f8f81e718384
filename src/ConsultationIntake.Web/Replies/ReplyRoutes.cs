using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ConsultationIntake.Web.Replies;

/// <summary>Routes of this folder: replies to partners and respondents.</summary>
internal static class ReplyRoutes
{
    internal static void Add(IServiceCollection services) => services.AddSingleton<ReplyPages>().AddSingleton<ReplyEndpoints>();

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.Get(
            "/staff/{slug}/replies",
            (ReplyPages replies, HttpContext context) => replies.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/replies",
            (ReplyPages replies, HttpContext context) => replies.SendAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/staff/{slug}/replies/respondents",
            (ReplyPages replies, HttpContext context) =>
                replies.SendToRespondentsAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/replies/{partner}/reply.docx",
            (ReplyPages replies, HttpContext context) =>
                replies.WordAsync(context, context.Value("slug"), context.Value("partner"), context.RequestAborted)
        );
        routes.Get(
            "/staff/{slug}/{reference}/reply.docx",
            (ReplyPages replies, HttpContext context) =>
                replies.WordToSenderAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/replies/{partner}/reply.docx",
            (ReplyPages replies, HttpContext context) =>
                replies.WordAsync(context, context.Value("slug"), context.Value("partner"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/submissions/{reference}/reply.docx",
            (ReplyPages replies, HttpContext context) =>
                replies.WordToSenderAsync(context, context.Value("slug"), context.Value("reference"), context.RequestAborted)
        );
        routes.Get(
            "/api/consultations/{slug}/replies",
            (ReplyEndpoints replies, HttpContext context) => replies.ListAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/replies",
            (ReplyEndpoints replies, HttpContext context) => replies.SendAsync(context, context.Value("slug"), context.RequestAborted)
        );
        routes.Post(
            "/api/consultations/{slug}/replies/respondents",
            (ReplyEndpoints replies, HttpContext context) =>
                replies.SendToRespondentsAsync(context, context.Value("slug"), context.RequestAborted)
        );
    }
}
