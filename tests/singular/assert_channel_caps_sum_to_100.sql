-- The caps of the channels sum to 100, so that 100 is the highest score there can be.
select sum(cap_points) as sum_of_caps
from {{ ref('bit_channel_caps') }}
having sum(cap_points) != 100
