using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.AspNetCore.Components;

namespace ConsultationIntake.Web.Form;

/// <summary>
/// The draft plan's Markdown as HTML in the form's own style: no raw HTML, no picture, and no link but to the web or an address.
/// </summary>
internal static class PlanMarkup
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().DisableHtml().UsePipeTables().Build();

    internal static MarkupString Of(string markdown)
    {
        var document = Markdown.Parse(markdown, Pipeline);
        foreach (var item in document.Descendants().ToList())
            Style(item);
        return new MarkupString(document.ToHtml(Pipeline));
    }

    private static void Style(MarkdownObject item)
    {
        switch (item)
        {
            case HeadingBlock heading:
                heading
                    .GetAttributes()
                    .AddClass(
                        heading.Level switch
                        {
                            1 => "govuk-heading-xl",
                            2 => "govuk-heading-m",
                            _ => "govuk-heading-s",
                        }
                    );
                break;
            case ListBlock list:
                list.GetAttributes().AddClass($"govuk-list govuk-list--{(list.IsOrdered ? "number" : "bullet")}");
                break;
            case Table table:
                table.GetAttributes().AddClass("govuk-table");
                break;
            case TableCell cell:
                cell.GetAttributes().AddClass(cell.Parent is TableRow { IsHeader: true } ? "govuk-table__header" : "govuk-table__cell");
                break;
            case ParagraphBlock paragraph:
                paragraph.GetAttributes().AddClass("govuk-body");
                break;
            case LinkInline link when link.IsImage || !LeadsSomewhere(link.Url):
                link.ReplaceBy(new ContainerInline(), copyChildren: true);
                break;
            case LinkInline link:
                link.GetAttributes().AddClass("govuk-link");
                break;
        }
    }

    private static bool LeadsSomewhere(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeMailto);
}
