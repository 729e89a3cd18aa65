"""Pages of a finished file, drawn as the window draws pages."""

from collections.abc import Sequence

from casefiles.domain.foundation.cancellation import CancellationToken
from casefiles.evidence.channel.pages import Columns
from casefiles.office.documents.pages import PagePicture
from casefiles.office.export.previews import Preview
from casefiles.office.workplace.operations import Job, JobContext


def preview_pages(
    made: Preview, numbers: Sequence[int], pixel_width: int
) -> Job[tuple[PagePicture, ...]]:
    """Draw some pages, in the order of the file."""

    def work(workplace: JobContext, ticket: CancellationToken) -> tuple[PagePicture, ...]:
        columns = Columns(pixel_width)
        rasters = workplace.template().render([made.data], sorted(numbers), columns, ticket)
        return tuple(
            PagePicture(one.number, pixel_width, one.columns, one.rows, one.rgb) for one in rasters
        )

    return work
